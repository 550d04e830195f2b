package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.parameter.AddResult;
import org.cwmp4j.acs.parameter.BrowseResult;
import org.cwmp4j.acs.parameter.FakeDevice;
import org.cwmp4j.acs.parameter.NameFault;
import org.cwmp4j.acs.parameter.ReadResult;
import org.cwmp4j.acs.parameter.WriteOptions;
import org.cwmp4j.acs.parameter.WriteResult;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

/** Devices whose data model behaves oddly: the session with each comes to its regular end, and what it was for is done. */
class DeviceQuirksTest {
    private final QuirkyCpe cpe = new QuirkyCpe();
    private final FakeDevice device = cpe.device;

    private ReadResult read(String... names) {
        return cpe.session(session -> session.parameters().read(List.of(names)), ReadResult.class);
    }

    private BrowseResult browse(String path) {
        return cpe.session(session -> session.parameters().browse(path), BrowseResult.class);
    }

    private WriteResult write(WriteOptions options, ParameterValue... values) {
        return cpe.session(session -> session.parameters().write(List.of(values), options), WriteResult.class);
    }

    private static List<String> names(BrowseResult result) {
        return result.names().stream().map(ParameterInfoStruct::name).toList();
    }

    private static List<String> names(ReadResult result) {
        return result.values().stream().map(ParameterValue::name).toList();
    }

    // Listing

    @Test
    @Rule("D1")
    void theRootIsListedByItsName() {
        device.with("Device.A", "Device.B.C");
        device.unlistable.add("");
        assertThat(names(browse(""))).containsExactlyInAnyOrder("Device.A", "Device.B.", "Device.B.C");
        assertThat(device.asked).doesNotContain(new GetParameterNames("", true), new GetParameterNames("", false));
    }

    @Test
    @Rule("D1")
    void aProfileSaysWhichRoot() {
        cpe.profile("browse.root = InternetGatewayDevice.");
        device.with("InternetGatewayDevice.A");
        device.unlistable.add("");
        device.unlistable.add("Device.");
        assertThat(names(browse(""))).containsExactly("InternetGatewayDevice.A");

        cpe.profile("browse.root = \"\"");
        BrowseResult control = browse("");
        assertThat(control.names()).isEmpty();
        assertThat(control.faults()).extracting(NameFault::name).containsExactly("");
    }

    @Test
    @Rule("D2")
    void nextLevelInTheSpellingThatTheDeviceReads() {
        device.with("Device.A");
        browse("Device.");
        assertThat(cpe.wire).last().asString().contains(">1</NextLevel>");
        cpe.profile("write.boolean = true/false");
        browse("Device.");
        assertThat(cpe.wire).last().asString().contains(">true</NextLevel>");
        cpe.profile("write.boolean = 1/0");
        browse("Device.");
        assertThat(cpe.wire).last().asString().contains(">1</NextLevel>");
    }

    @Test
    @Rule("D2")
    void aFormOfNextLevelThatDoesNotWork() {
        device.with("Device.A", "Device.B.C.D");
        device.refusedNextLevels.add(true);
        assertThat(names(browse("Device."))).contains("Device.A", "Device.B.", "Device.B.C.", "Device.B.C.D");
        assertThat(device.asked).hasSize(2); // found out by one fault

        cpe.profile("browse.next-level = false");
        device.asked.clear();
        assertThat(names(browse("Device."))).contains("Device.B.C.D");
        assertThat(device.asked).containsExactly(new GetParameterNames("Device.", false));

        device.refusedNextLevels.clear();
        device.refusedNextLevels.add(false);
        cpe.profile("browse.next-level = true");
        assertThat(names(browse("Device."))).contains("Device.B.C.D");
        device.ignoresNextLevel = true; // lists everything whatever it is asked
        device.asked.clear();
        assertThat(names(browse("Device."))).contains("Device.B.C.D");
        assertThat(device.asked).hasSize(1);
    }

    @Test
    @Rule("D3")
    void parentsThatAreLeftOutAndDotsThatAreMissing() {
        device.with("Device.A.1.B", "Device.A.1.C.D", "Device.E");
        cpe.profile("browse.next-level = false");
        device.listing = infos -> infos.stream()
                .filter(info -> !info.name().equals("Device.A."))
                .map(info -> new ParameterInfoStruct(info.name().replaceAll("\\.$", ""), info.writable()))
                .toList();
        BrowseResult result = browse("Device.");
        assertThat(names(result))
                .containsExactlyInAnyOrder(
                        "Device.A.", "Device.A.1.", "Device.A.1.B", "Device.A.1.C.", "Device.A.1.C.D", "Device.E");
        assertThat(result.added()).containsExactly("Device.A.");

        // one level at a time: what is deeper than that stands for its parents too
        cpe.profile("browse.next-level = true");
        device.listing = infos -> infos.stream()
                .map(info -> info.name().equals("Device.A.") ? new ParameterInfoStruct("Device.A.1.", true) : info)
                .toList();
        result = browse("Device.");
        assertThat(names(result)).contains("Device.A.", "Device.A.1.", "Device.A.1.B", "Device.A.1.C.D", "Device.E");
        assertThat(result.added()).contains("Device.A.");
    }

    @Test
    @Rule("D21")
    void misspeltNamesStayByteForByte() {
        String odd = "Device.X_GponInterafceConfig.rx Power-ü";
        device.with(odd, "Device.x");
        assertThat(names(browse("Device."))).contains(odd, "Device.X_GponInterafceConfig.", "Device.x");
        assertThat(names(read("Device."))).contains(odd);
        assertThat(names(read(odd))).containsExactly(odd);
        write(WriteOptions.DEFAULT, ParameterValue.of(odd, "w"));
        assertThat(device.values.get(odd).text()).isEqualTo("w");
    }

    @Test
    @Rule("D24")
    void hugeTrees() {
        for (int i = 0; i < 60_000; i++) {
            device.with("Device.T." + i / 300 + ".V" + i);
        }
        BrowseResult listed = browse("");
        assertThat(listed.complete()).isTrue();
        assertThat(listed.names()).hasSize(60_000 + 200 + 1);
        List<ParameterValue> seen = new ArrayList<>();
        ReadResult result = cpe.session(
                session -> session.parameters().read(List.copyOf(device.values.keySet()), seen::add), ReadResult.class);
        assertThat(seen).hasSize(60_000);
        assertThat(result.values()).isEmpty();
        assertThat(result.calls()).isEqualTo(1875);
    }

    // Reading

    @Test
    @Rule("D4")
    void tooManyNamesAtOnce() {
        for (FaultCode code : List.of(FaultCode.RESOURCES_EXCEEDED, FaultCode.INTERNAL_ERROR)) {
            String[] names = new String[100];
            for (int i = 0; i < 100; i++) {
                names[i] = "Device.P" + i;
            }
            device.with(names);
            device.maxNames = 5;
            device.tooMany = code;
            ReadResult result = read(names);
            assertThat(result.values()).hasSize(100);
            assertThat(result.faults()).isEmpty();
            assertThat(result.calls()).isEqualTo(25 + 3); // 32, 16 and 8 were too many
        }
    }

    @Test
    @Rule("D4")
    void aWholeTreeAtOnce() {
        device.with("Device.A", "Device.B.C", "Device.B.D");
        device.partialPaths = false;
        assertThat(names(read("Device."))).containsExactlyInAnyOrder("Device.A", "Device.B.C", "Device.B.D");
        cpe.profile("read.partial-paths = no");
        device.asked.clear();
        assertThat(names(read(""))).hasSize(3);
        assertThat(device.namesAsked()).containsExactlyInAnyOrder("Device.A", "Device.B.C", "Device.B.D");
    }

    @Test
    @Rule("D5")
    void answersThatLackWhatWasAskedForOrAddOthers() {
        cpe.profile("read.absent-value = None");
        device.with("Device.A", "Device.B").with(ParameterValue.of("Device.N", "None"));
        device.dropped.add("Device.B");
        device.dropped.add("Device.Nowhere");
        device.added.add(ParameterValue.of("Device.More", "x"));
        ReadResult result = read("Device.A", "Device.B", "Device.N", "Device.Nowhere");
        assertThat(names(result)).containsExactly("Device.A");
        assertThat(result.missing()).containsExactlyInAnyOrder("Device.B", "Device.N", "Device.Nowhere");
        assertThat(result.unasked()).extracting(ParameterValue::name).containsExactly("Device.More");
        assertThat(result.faults()).isEmpty();
    }

    @Test
    @Rule({"D6", "W15"})
    void faultsThatDoNotNameTheCulprit() {
        device.with("Device.A", "Device.B", "Device.C", "Device.D", "Device.E");
        device.faulty.put("Device.D", FaultCode.INVALID_PARAMETER_NAME);
        ReadResult result = read("Device.A", "Device.B", "Device.C", "Device.D", "Device.E");
        assertThat(names(result)).containsExactlyInAnyOrder("Device.A", "Device.B", "Device.C", "Device.E");
        assertThat(result.faults())
                .containsExactly(new NameFault("Device.D", FakeDevice.fault(FaultCode.INVALID_PARAMETER_NAME)));
    }

    @Test
    @Rule("W15")
    void namesThatTheDeviceItselfHasListedAndPartialPaths() {
        device.with("Device.A", "Device.B");
        device.faulty.put("Device.B", FaultCode.INVALID_PARAMETER_NAME);
        device.partialPaths = false;
        ReadResult result = read("Device.");
        assertThat(names(result)).containsExactly("Device.A");
        assertThat(result.faults()).extracting(NameFault::name).containsExactly("Device.B");
    }

    @Test
    @Rule("D10")
    void faultsOfTheVendorsOwn() {
        device.with("Device.A", "Device.B");
        device.faulty.put("Device.B", new FaultCode(9850));
        ReadResult result = read("Device.A", "Device.B");
        assertThat(result.faults()).containsExactly(new NameFault("Device.B", FakeDevice.fault(new FaultCode(9850))));

        cpe.profile("fault.9800 = needs-reboot", "fault.9809 = too-much");
        device.setting = call -> {
            throw new FaultException("SetParameterValues", FakeDevice.fault(new FaultCode(9800)));
        };
        WriteResult done = write(WriteOptions.DEFAULT, ParameterValue.of("Device.A", "1"));
        assertThat(done.status()).isEqualTo(Status.COMMITTED);
        assertThat(done.fault()).isEqualTo(FakeDevice.fault(new FaultCode(9800)));

        device.faulty.clear();
        device.maxNames = 1;
        device.tooMany = new FaultCode(9809);
        assertThat(read("Device.A", "Device.B").values()).hasSize(2);

        cpe.profile();
        Throwable refused = cpe.session(
                session -> session.parameters()
                        .write(List.of(ParameterValue.of("Device.A", "1")), WriteOptions.DEFAULT)
                        .handle((result2, failure) -> failure),
                Throwable.class);
        assertThat(refused).isInstanceOf(FaultException.class);
        assertThat(((FaultException) refused).fault().faultCode()).isEqualTo(new FaultCode(9800));
    }

    @Test
    @Rule("D18")
    void anObjectThatMustNotBeTouched() {
        device.with("Device.A", "Device.DeviceInfo.Name", "Device.DeviceInfo.VendorConfigFile.1.Name");
        device.faulty.put("Device.DeviceInfo.VendorConfigFile.1.Name", FaultCode.INTERNAL_ERROR);
        cpe.profile("skip = Device.DeviceInfo.VendorConfigFile.");
        ReadResult result = read("Device.", "Device.DeviceInfo.VendorConfigFile.1.Name");
        assertThat(names(result)).containsExactlyInAnyOrder("Device.A", "Device.DeviceInfo.Name");
        assertThat(result.faults()).isEmpty();
        assertThat(result.skipped())
                .contains("Device.DeviceInfo.VendorConfigFile.", "Device.DeviceInfo.VendorConfigFile.1.Name");
        assertThat(device.namesAsked())
                .doesNotContain("Device.", "Device.DeviceInfo.")
                .noneMatch(name -> name.contains("VendorConfigFile"));
        assertThat(device.asked).doesNotContain(new GetParameterNames("Device.DeviceInfo.VendorConfigFile.", true));

        cpe.profile(); // unknown, it is found out
        assertThat(read("Device.").faults())
                .extracting(NameFault::name)
                .containsExactly("Device.DeviceInfo.VendorConfigFile.1.Name");
    }

    @Test
    @Rule("D19")
    void valuesThatMeanSomethingElse() {
        cpe.profile(
                "value.Device.Cell.{i}.Barred = invert",
                "value.Device.Cell.{i}.Bandwidth = n6 -> 6, n25 -> 25",
                "swap = Device.Radio.1. <-> Device.Radio.2.");
        device.with(new ParameterValue("Device.Cell.1.Barred", "1", ParameterType.BOOLEAN))
                .with(ParameterValue.of("Device.Cell.1.Bandwidth", "n25"))
                .with(ParameterValue.of("Device.Radio.1.Band", "5GHz"))
                .with(ParameterValue.of("Device.Radio.2.Band", "2.4GHz"));
        ReadResult result = read("Device.Cell.1.Barred", "Device.Cell.1.Bandwidth", "Device.Radio.1.Band");
        assertThat(result.value("Device.Cell.1.Barred")).get().returns("0", ParameterValue::text);
        assertThat(result.value("Device.Cell.1.Bandwidth")).get().returns("25", ParameterValue::text);
        assertThat(result.value("Device.Radio.1.Band")).get().returns("2.4GHz", ParameterValue::text);
        assertThat(names(browse("Device.Radio.1."))).containsExactly("Device.Radio.1.Band");
        assertThat(device.asked).contains(new GetParameterNames("Device.Radio.2.", true));

        write(
                WriteOptions.DEFAULT,
                ParameterValue.of("Device.Cell.1.Barred", true),
                ParameterValue.of("Device.Cell.1.Bandwidth", "6"),
                ParameterValue.of("Device.Radio.2.Band", "6GHz"));
        assertThat(device.values.get("Device.Cell.1.Barred").text()).isEqualTo("false");
        assertThat(device.values.get("Device.Cell.1.Bandwidth").text()).isEqualTo("n6");
        assertThat(device.values.get("Device.Radio.1.Band").text()).isEqualTo("6GHz");

        WriteResult same =
                write(WriteOptions.DEFAULT.withOnlyChanges(true), ParameterValue.of("Device.Cell.1.Barred", true));
        assertThat(same.unchanged()).containsExactly("Device.Cell.1.Barred");
    }

    // Writing

    @Test
    @Rule("D7")
    void spellingsOfValues() {
        ParameterValue flag = ParameterValue.of("Device.Flag", true);
        ParameterValue time = ParameterValue.of("Device.Time", new CwmpDateTime("2026-11-23T10:20:30.5Z"));
        ParameterValue never = ParameterValue.of("Device.Never", CwmpDateTime.UNKNOWN);
        cpe.profile("write.boolean = 1/0", "write.date-time = seconds");
        write(WriteOptions.DEFAULT, flag, time, never);
        assertThat(device.values.get("Device.Flag").text()).isEqualTo("1");
        assertThat(device.values.get("Device.Time").text()).isEqualTo("2026-11-23T10:20:30Z");
        assertThat(device.values.get("Device.Never")).isEqualTo(never);

        // the application's own calls, too
        cpe.profile("write.boolean = true/false", "write.date-time = milliseconds");
        cpe.session(
                session -> session.call(SetParameterValues.of(ParameterValue.of("Device.Flag", false), time)),
                SetParameterValuesResponse.class);
        assertThat(device.values.get("Device.Flag").text()).isEqualTo("false");
        assertThat(device.values.get("Device.Time").text()).isEqualTo("2026-11-23T10:20:30.500Z");

        cpe.profile(); // as given
        write(WriteOptions.DEFAULT, flag, time);
        assertThat(device.values.get("Device.Flag")).isEqualTo(flag);
        assertThat(device.values.get("Device.Time")).isEqualTo(time);
    }

    @Test
    @Rule("D8")
    void writableFlagsThatAreWrong() {
        device.with("Device.A");
        device.notWritable.add("Device.A");
        ParameterValue value = ParameterValue.of("Device.A", "1");
        BrowseResult listed = browse("Device.");
        WriteOptions checked = WriteOptions.DEFAULT.withListed(listed);
        WriteResult refused = write(checked, value);
        assertThat(refused.notWritable()).containsExactly("Device.A");
        assertThat(refused.status()).isNull();
        assertThat(device.values.get("Device.A").text()).isEqualTo("v");

        cpe.profile("write.skip-writable-check = yes");
        assertThat(write(checked, value).status()).isEqualTo(Status.APPLIED);
        assertThat(device.values.get("Device.A")).isEqualTo(value);
    }

    @Test
    @Rule("D8")
    void secretsAreNeverCompared() {
        ParameterValue secret = ParameterValue.of("Device.Users.User.1.Password", "");
        device.with(secret).with("Device.A");
        WriteResult result =
                write(WriteOptions.DEFAULT.withOnlyChanges(true), secret, ParameterValue.of("Device.A", "v"));
        assertThat(result.sent()).containsExactly(secret);
        assertThat(result.unchanged()).containsExactly("Device.A");
        assertThat(device.namesAsked()).doesNotContain(secret.name());
    }

    @Test
    @Rule("D14")
    void whatIsToBeWrittenAlthoughItIsThere() {
        ParameterValue start = ParameterValue.of("Device.IP.Diagnostics.IPPing.DiagnosticsState", "Requested");
        ParameterValue trigger = ParameterValue.of("Device.X_Trigger", "v");
        device.with(start).with(trigger).with("Device.A");
        cpe.profile("write.always = Device.X_Trigger");
        WriteOptions changes = WriteOptions.DEFAULT.withOnlyChanges(true);
        WriteResult result = write(changes, start, trigger, ParameterValue.of("Device.A", "v"));
        assertThat(result.sent()).containsExactly(start, trigger);
        assertThat(device.asked).contains(new SetParameterValues(List.of(start, trigger), ""));
        assertThat(write(changes, ParameterValue.of("Device.A", "v")).status()).isNull(); // nothing to do
    }

    @Test
    @Rule("D9")
    void furtherInstancesThatAppear() {
        device.with("Device.T.1.Name", "Device.T.1.Enable");
        device.creates = List.of(3L, 4L);
        AddResult result = cpe.session(session -> session.parameters().add("Device.T.", "key"), AddResult.class);
        assertThat(result.instanceNumber()).isEqualTo(3);
        assertThat(result.others()).containsExactly(4L);
        assertThat(names(result.content())).containsExactlyInAnyOrder("Device.T.3.Name", "Device.T.3.Enable");
    }

    @Test
    @Rule("D23")
    void intervalsThatAreTooShort() {
        String name = "Device.ManagementServer.PeriodicInformInterval";
        cpe.profile("write.min-periodic-inform-interval = 31");
        device.setting = call -> {
            if (call.parameterList().get(0).asLong().getAsLong() <= 30) {
                throw new FaultException("SetParameterValues", FakeDevice.fault(FaultCode.INVALID_ARGUMENTS));
            }
            return call;
        };
        WriteResult result = write(WriteOptions.DEFAULT, ParameterValue.ofUnsignedInt(name, 30));
        assertThat(result.adjusted()).containsExactly(ParameterValue.ofUnsignedInt(name, 31));
        assertThat(device.values.get(name).text()).isEqualTo("31");
        assertThat(write(WriteOptions.DEFAULT, ParameterValue.ofUnsignedInt(name, 60))
                        .adjusted())
                .isEmpty();

        cpe.profile();
        assertThatThrownBy(() -> CompletableFuture.failedFuture(cpe.session(
                                session -> session.parameters()
                                        .write(List.of(ParameterValue.ofUnsignedInt(name, 30)), WriteOptions.DEFAULT)
                                        .handle((done, failure) -> failure),
                                Throwable.class))
                        .join())
                .hasCauseInstanceOf(FaultException.class);
    }

    /** A name of a megabyte has half a million parents, of a quarter of a terabyte. */
    @Test
    @Rule("D21")
    void aNameWithoutEndIsLeftOut() {
        device.with("Device.A.B");
        device.listing = infos -> {
            List<ParameterInfoStruct> all = new ArrayList<>(infos);
            all.add(new ParameterInfoStruct("Device." + "a.".repeat(500_000) + "b", true));
            return all;
        };
        BrowseResult listed = browse("Device.");
        assertThat(names(listed)).containsExactly("Device.A.", "Device.A.B");
        assertThat(listed.complete()).isFalse();
        cpe.profile("match.oui = 001122", "read.partial-paths = no");
        ReadResult read = read("Device.");
        assertThat(names(read)).containsExactly("Device.A.B");
        assertThat(read.left()).containsExactly("Device.");
    }

    /** Whoever has lost interest must not find the device changed. */
    @Test
    void aCancelledWriteIsNotSent() {
        device.with("Device.A");
        CompletableFuture<WriteResult> writing = cpe.session(
                session -> {
                    CompletableFuture<WriteResult> future = session.parameters()
                            .write(
                                    List.of(ParameterValue.of("Device.A", "new")),
                                    WriteOptions.DEFAULT.withOnlyChanges(true));
                    future.cancel(false);
                    return CompletableFuture.completedFuture(future);
                },
                CompletableFuture.class);
        assertThat(writing).isCancelled();
        assertThat(device.values.get("Device.A").text()).isEqualTo("v");
        assertThat(device.asked).noneMatch(SetParameterValues.class::isInstance);
    }
}
