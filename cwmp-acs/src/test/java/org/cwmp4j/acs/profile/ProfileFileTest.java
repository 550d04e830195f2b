package org.cwmp4j.acs.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file format: what it says, what overrides what, and how mistakes are told. */
class ProfileFileTest {
    private static final DeviceDescription DEVICE =
            new DeviceDescription("Example Inc.", "001122", "Router-1", "2.10.3");

    private static DeviceProfile profile(String text) {
        return DeviceProfiles.of(ProfileFile.parse("test.conf", text)).profile(DEVICE);
    }

    @Test
    void everyKeyReachesTheProfile() {
        DeviceProfile profile = profile("""
                \uFEFF# a comment
                [all]
                read.batch = 16
                read.partial-paths = no
                read.absent-value = None
                read.absent-value = nil
                skip = Device.A.
                browse.root = Device.
                browse.next-level = false
                write.boolean = true/false
                write.date-time = seconds
                write.time-zone = utc
                write.skip-writable-check = yes
                write.always = **.Trigger
                write.min-periodic-inform-interval = 31
                value.Device.X.{i}.Off = invert
                value.Device.X.{i}.Band = n6 -> 6, n8 -> 8
                swap = Device.R.1. <-> Device.R.2.
                hold-off = 600 s
                timeout = 4 min
                timeout.GetParameterValues = 2 h
                connection-request = basic
                connection-request.reconnect = no
                bootstrap = either
                bootstrap.marker = Device.DeviceInfo.ProvisioningCode
                bootstrap.marker-default = ""
                firmware.success = software-version
                firmware.wait = 300 s
                firmware.transient-fault = 9017
                fault.9800 = needs-reboot
                """);
        assertThat(profile.names()).containsExactly("all");
        assertThat(profile.read())
                .isEqualTo(new ReadStyle(
                        16, false, java.util.Set.of("None", "nil"), List.of(PathPattern.of("Device.A."))));
        assertThat(profile.browse()).isEqualTo(new BrowseStyle("Device.", BrowseStyle.NextLevel.ONLY_FALSE));
        assertThat(profile.write())
                .isEqualTo(new WriteStyle(
                        BooleanForm.WORD,
                        WriteStyle.DateTimePrecision.SECONDS,
                        WriteStyle.DateTimeZone.UTC,
                        true,
                        List.of(PathPattern.of("**.Trigger")),
                        31));
        assertThat(profile.timing().holdOff()).isEqualTo(Duration.ofMinutes(10));
        assertThat(profile.timing().timeout("GetParameterValues")).contains(Duration.ofHours(2));
        assertThat(profile.timing().timeout("Reboot")).contains(Duration.ofMinutes(4));
        assertThat(profile.connectionRequest()).isEqualTo(new ConnectionRequestStyle(true, true, false));
        assertThat(profile.bootstrap())
                .isEqualTo(new BootstrapStyle(BootstrapStyle.Sign.EITHER, "Device.DeviceInfo.ProvisioningCode", ""));
        assertThat(profile.firmware())
                .isEqualTo(new FirmwareStyle(
                        FirmwareStyle.Success.SOFTWARE_VERSION,
                        Duration.ofMinutes(5),
                        java.util.Set.of(new FaultCode(9017))));
        assertThat(profile.meaning(new FaultCode(9800))).contains(FaultMeaning.NEEDS_REBOOT);
        assertThat(profile.meaning(new FaultCode(9801))).isEmpty();
        assertThat(profile.translation().fromDevice(ParameterValue.of("Device.X.3.Band", "n6")))
                .isEqualTo(ParameterValue.of("Device.X.3.Band", "6"));
        assertThat(profile.translation()
                        .toDevice(ParameterValue.of("Device.X.3.Off", true))
                        .text())
                .isEqualTo("false");
        assertThat(profile.translation().name("Device.R.2.Channel")).isEqualTo("Device.R.1.Channel");
    }

    @Test
    void aDeviceThatNothingFitsKeepsToTheStandard() {
        assertThat(profile("[other]\nmatch.oui = 001123\nread.batch = 1")).isEqualTo(DeviceProfile.DEFAULT);
        assertThat(profile("")).isEqualTo(DeviceProfile.DEFAULT);
        assertThat(DeviceProfiles.none().profile(DEVICE)).isEqualTo(DeviceProfile.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "product-class, Router-1, true",
                "product-class, router-1, true",
                "product-class, Router, false",
                "product-class, Router*, true",
                "product-class, *-1, true",
                "product-class, R*-?, true",
                "product-class, R?ter-1, false",
                "product-class, *, true",
                "product-class, '\"Router*\"', false",
                "product-class, '\"Router-1\"', true",
                "manufacturer, '\"Example Inc.\"', true",
                "manufacturer, Example Inc., true",
                "software-version, 2.10.3, true",
                "software-version, 2.*, true",
                "software-version, '>= 2.9', true",
                "software-version, '> 2.10.3', false",
                "software-version, '>= 2.10.3', true",
                "software-version, '<= 2.10.3', true",
                "software-version, '< 2.10.3', false",
                "software-version, '>=2.2, <2.11', true",
                "software-version, '>=2.2, <2.9', false",
                "oui, 001122, true",
            })
    void criteria(String property, String value, boolean fits) {
        String text = "[a]\nmatch." + property + " = " + value + "\nread.batch = 7";
        assertThat(profile(text).read().batch()).isEqualTo(fits ? 7 : 32);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, 1.10",
        "1.0, 1.0.1",
        "1.0-alpha, 1.0.1",
        "1.0rc1, 1.0rc2",
        "V100R001C00B110SPC002, V100R001C00B110SPC003",
        "1.9, 01.10",
        "2, 10000000000000000000000",
    })
    void softwareVersionsInOrder(String lower, String higher) {
        assertThat(SoftwareVersions.compare(lower, higher)).isNegative();
        assertThat(SoftwareVersions.compare(higher, lower)).isPositive();
        assertThat(SoftwareVersions.compare(lower, lower.replace('.', '_'))).isZero();
    }

    @Test
    void aDeviceWithoutAVersionFitsNoRange() {
        DeviceProfiles profiles =
                DeviceProfiles.of(ProfileFile.parse("t", "[a]\nmatch.software-version = < 9\nread.batch = 1"));
        assertThat(profiles.profile(new DeviceDescription("", "", "", ""))).isEqualTo(DeviceProfile.DEFAULT);
    }

    /** More properties, then greater precision, then more characters, then further down. */
    @Test
    void theCloserSectionOverrides() {
        String[] sections = {
            "[none]\nread.batch = 1",
            "[glob]\nmatch.product-class = *outer*\nread.batch = 2",
            "[longer-glob]\nmatch.product-class = *outer-*\nread.batch = 3",
            "[range]\nmatch.software-version = >= 1\nread.batch = 4",
            "[prefix]\nmatch.product-class = Ro*\nread.batch = 5",
            "[exact]\nmatch.product-class = Router-1\nread.batch = 6",
            "[exact-again]\nmatch.product-class = Router-1\nread.batch = 7",
            "[two]\nmatch.product-class = *\nmatch.oui = *\nread.batch = 8",
        };
        for (int i = 0; i < sections.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < i; j++) {
                text.append(sections[j]).append('\n');
            }
            String further = i == 5 ? "" : text.toString(); // of equals, the one further down
            boolean orderMatters = i == 6;
            String shuffled = orderMatters ? further + sections[i] : sections[i] + "\n" + text;
            assertThat(profile(shuffled).read().batch()).as(sections[i]).isEqualTo(i + 1);
        }
    }

    @Test
    void keysThatACloserSectionLeavesOutStay() {
        DeviceProfile profile = profile("""
                [vague]
                timeout = 1 min
                timeout.Reboot = 2 min
                skip = Device.A.
                value.**.On = invert
                [close]
                match.oui = 001122
                timeout.Download = 3 min
                skip = Device.B.
                value.**.On = yes -> 1, no -> 0
                """);
        assertThat(profile.names()).containsExactly("vague", "close");
        assertThat(profile.timing().timeout("Reboot")).contains(Duration.ofMinutes(2));
        assertThat(profile.timing().timeout("Download")).contains(Duration.ofMinutes(3));
        assertThat(profile.timing().timeout("AddObject")).contains(Duration.ofMinutes(1));
        assertThat(profile.read().skip()).hasSize(2);
        assertThat(profile.translation()
                        .fromDevice(ParameterValue.of("Device.On", "yes"))
                        .text())
                .isEqualTo("1");
    }

    /** What means something else without them, and the empty text. */
    @Test
    @Rule("D5")
    void absentValuesMayStandInQuotes() {
        DeviceProfile profile =
                profile("[a]\nread.absent-value = \"\"\nread.absent-value = \"none\"\nread.absent-value = nil");
        assertThat(profile.read().absentValues()).containsExactlyInAnyOrder("", "none", "nil");
    }

    @Test
    void aListCanBeTakenBack() {
        DeviceProfile profile =
                profile("[a]\nskip = Device.A.\n[b]\nmatch.oui = 001122\nskip = none\nskip = Device.B.");
        assertThat(profile.read().skip()).containsExactly(PathPattern.of("Device.B."));
    }

    @Test
    void aLaterFileOverridesAnEarlierOneHoweverVague() {
        DeviceProfiles profiles = DeviceProfiles.of(
                ProfileFile.parse("builtin", "[exact]\nmatch.product-class = Router-1\nread.batch = 1\ntimeout = 1 s"),
                ProfileFile.parse("mine", "[all]\nread.batch = 2"));
        assertThat(profiles.profile(DEVICE).read().batch()).isEqualTo(2);
        assertThat(profiles.profile(DEVICE).timing().timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "read.bacth = 3 | unknown key \"read.bacth\"; did you mean read.batch?",
                "colour = red | unknown key \"colour\"",
                "read.batch = 0 | read.batch: expected a whole number from 1 to 10000, got \"0\"",
                "read.batch = many | read.batch: expected a whole number from 1 to 10000, got \"many\"",
                "read.batch = | read.batch: expected a value; the empty text is written \"\"",
                "read.batch | expected key = value, [section] or # comment, got read.batch",
                "browse.root = Device | browse.root: expected auto, \"\", Device. or InternetGatewayDevice., got \"Device\"",
                "hold-off = 10 | hold-off: expected a time such as 500 ms, 90 s, 10 min or 2 h, got \"10\"",
                "timeout = 0 s | timeout: expected more than zero, got \"0 s\"",
                "timeout. = 5 s | unknown key \"timeout.\"",
                "write.boolean = 0/1 | write.boolean: expected one of 1/0, as-is, true/false, got \"0/1\"",
                "value.Device.A = 1 | value.Device.A: expected invert, or pairs such as n6 -> 6, n8 -> 8, got \"1\"",
                "value.Device.A = a -> 1, b -> 1 | two words of the device mean the same",
                "value.Device..A = invert | expected a path such as Device.WiFi.Radio.{i}.Enable or **.Password",
                "swap = Device.A. <-> Device.A.B. | expected two objects of which neither holds the other",
                "swap = Device.A. | swap: expected two objects such as A.1. <-> A.5.",
                "fault.98 = needs-reboot | fault.98: expected a fault code from 9000 to 9999, got \"98\"",
                "fault.9800 = fine | fault.9800: expected one of needs-reboot, too-much, got \"fine\"",
                "match.software-version = >1, 3 | expected bounds such as >= 1.2, < 2",
                "[a] | section [a] stands already in line 1",
                "[no end | expected a section such as [example-router-1], got [no end",
                "connection-request = maybe | connection-request: expected digest, basic or none, got \"maybe\"",
            })
    void mistakesAreToldWithTheirPlace(String line, String message) {
        assertThatThrownBy(() -> ProfileFile.parse("my.conf", "[a]\n# comment\n" + line))
                .isInstanceOfSatisfying(ProfileSyntaxException.class, e -> {
                    assertThat(e.file()).isEqualTo("my.conf");
                    assertThat(e.line()).isEqualTo(3);
                })
                .hasMessageStartingWith("my.conf:3: ")
                .hasMessageContaining(message);
    }

    @Test
    void aKeyTwiceAndAKeyWithoutASection() {
        assertThatThrownBy(() -> ProfileFile.parse("f", "[a]\ntimeout = 1 s\ntimeout = 2 s"))
                .hasMessage("f:3: timeout stands already in line 2");
        assertThatThrownBy(() -> ProfileFile.parse("f", "timeout = 1 s"))
                .hasMessage("f:1: expected a [section] before the first key");
    }

    @Test
    void filesAreReadAgainAtRunTime(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("profiles.conf");
        Files.writeString(file, "[mine]\nmatch.oui = 001122\nread.batch = 5\n");
        ReloadableProfiles profiles = ReloadableProfiles.of(file);
        assertThat(profiles.profile(DEVICE).read().batch()).isEqualTo(5);

        Files.writeString(file, "[mine]\nread.batch = 6\n");
        assertThat(profiles.profile(DEVICE).read().batch()).isEqualTo(5);
        profiles.reload();
        assertThat(profiles.profile(DEVICE).read().batch()).isEqualTo(6);

        Files.writeString(file, "[mine]\nread.batch = x\n");
        assertThatThrownBy(profiles::reload)
                .isInstanceOf(ProfileSyntaxException.class)
                .hasMessageStartingWith(file + ":2: ");
        Files.delete(file);
        assertThatThrownBy(profiles::reload).isInstanceOf(UncheckedIOException.class);
        assertThat(profiles.profile(DEVICE).read().batch()).isEqualTo(6); // as it was
    }

    @Test
    void theBuiltInFileKnowsDevices() {
        DeviceProfiles builtIn = DeviceProfiles.builtIn();
        assertThat(builtIn.profile(DEVICE)).isEqualTo(DeviceProfile.DEFAULT);
        DeviceProfile old =
                builtIn.profile(new DeviceDescription("", "48BF74", "FAP", "BaiBStation_V100R001C00B110SPC002"));
        assertThat(old.names()).containsExactly("baicells", "baicells-before-spc003");
        assertThat(old.timing().holdOff()).isEqualTo(Duration.ofSeconds(600));
        assertThat(builtIn.profile(new DeviceDescription("", "48BF74", "FAP", "BaiBStation_V100R001C00B110SPC003"))
                        .names())
                .containsExactly("baicells");
        assertThat(builtIn.profile(new DeviceDescription("", "48BF74", "FAP", "BaiBS_QAFB_1"))
                        .read()
                        .absentValues())
                .contains("None");
    }

    @Test
    void theExampleOfTheDocumentationReads() throws IOException {
        Path root = Path.of(System.getProperty("cwmp.root", ".."));
        String page = Files.readString(root.resolve("docs/device-profiles.md"));
        Matcher example = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL).matcher(page);
        int examples = 0;
        while (example.find()) {
            ProfileFile.parse("device-profiles.md", example.group(1));
            examples++;
        }
        assertThat(examples).isPositive();
        for (String key : ProfileKeys.names()) {
            assertThat(page).as("documents " + key).contains("`" + key + "`");
        }
    }

    @Test
    void patternsOfPaths() {
        assertThat(PathPattern.of("Device.A.").covers("Device.A.B.C")).isTrue();
        assertThat(PathPattern.of("Device.A.").covers("Device.A.")).isTrue();
        assertThat(PathPattern.of("Device.A.").covers("Device.A")).isFalse();
        assertThat(PathPattern.of("Device.A.").covers("Device.AB.C")).isFalse();
        assertThat(PathPattern.of("Device.A").covers("Device.A.B")).isFalse();
        assertThat(PathPattern.of("Device.A.{i}.B").covers("Device.A.12.B")).isTrue();
        assertThat(PathPattern.of("Device.A.{i}.B").covers("Device.A.[x].B")).isTrue();
        assertThat(PathPattern.of("Device.A.{i}.B").covers("Device.A.C.B")).isFalse();
        assertThat(PathPattern.of("Device.*.B").covers("Device.C.B")).isTrue();
        assertThat(PathPattern.of("**.Password").covers("Device.Users.User.1.Password"))
                .isTrue();
        assertThat(PathPattern.of("**.Stats.").covers("Device.IP.Stats.Bytes")).isTrue();
        assertThat(PathPattern.of("**.Stats.").covers("Device.IP.Stats")).isFalse();
        assertThat(PathPattern.of("Device.A.B.").reachesBelow("Device.")).isTrue();
        assertThat(PathPattern.of("Device.A.B.").reachesBelow("Device.A.B.")).isFalse();
        assertThat(PathPattern.of("Device.A.B.").reachesBelow("Device.C.")).isFalse();
        assertThat(PathPattern.of("Device.A.B.").reachesBelow("")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, as-is, 2026-11-23T10:20:30.5Z, 2026-11-23T10:20:30Z",
        "seconds, as-is, 2026-11-23T10:20:30.5+01:00, 2026-11-23T10:20:30+01:00",
        "milliseconds, as-is, 2026-11-23T10:20:30Z, 2026-11-23T10:20:30.000Z",
        "milliseconds, as-is, 2026-11-23T10:20:30.123456, 2026-11-23T10:20:30.123",
        "as-is, utc, 2026-11-23T10:20:30.5+01:00, 2026-11-23T09:20:30.5Z",
        "seconds, none, 2026-11-23T10:20:30.5+01:00, 2026-11-23T09:20:30",
        "milliseconds, utc, 0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "seconds, utc, 2026-11-23T10:20:30, 2026-11-23T10:20:30",
        "seconds, utc, soon, soon",
    })
    void dateTimes(String precision, String zone, String given, String spelt) {
        WriteStyle style = profile("[a]\nwrite.date-time = " + precision + "\nwrite.time-zone = " + zone)
                .write();
        ParameterValue value = new ParameterValue("Device.T", given, org.cwmp4j.model.ParameterType.DATE_TIME);
        assertThat(style.spelt(value).text()).isEqualTo(spelt);
    }
}
