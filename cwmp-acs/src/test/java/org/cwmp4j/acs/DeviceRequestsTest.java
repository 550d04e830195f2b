package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.AUTONOMOUS;
import static org.cwmp4j.acs.Samples.KICKED;
import static org.cwmp4j.acs.Samples.REQUEST_DOWNLOAD;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AutonOpResultStruct;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.OpResultStruct;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorArgument;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.junit.jupiter.api.Test;

/** What devices ask of the server. */
class DeviceRequestsTest {
    private static final OpResultStruct RESULT = new OpResultStruct(
            "123e4567-e89b-12d3-a456-426614174000",
            "Device.SoftwareModules.DeploymentUnit.1.",
            "1",
            "Installed",
            true,
            "",
            CwmpDateTime.UNKNOWN,
            CwmpDateTime.UNKNOWN,
            FaultStruct.SUCCESS);
    private static final DUStateChangeComplete DU = new DUStateChangeComplete(List.of(RESULT), "key");
    private static final AutonomousDUStateChangeComplete AUTONOMOUS_DU =
            new AutonomousDUStateChangeComplete(List.of(new AutonOpResultStruct(RESULT, "Install")));
    private static final VendorMethod VENDOR =
            new VendorMethod("", "X_001122_Do", List.of(VendorArgument.of("A", "1")));

    private final TestAcs server = new TestAcs();

    private ScriptedCpe cpe() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        return cpe;
    }

    @Test
    @Rule({"A-SUP-04", "A-REQ-02", "B-SOAP-05"})
    void allAreAnswered() {
        ScriptedCpe cpe = cpe();
        assertResponse(cpe.request(new GetRPCMethods()), GetRPCMethodsResponse.class, "r1");
        assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r2");
        assertResponse(cpe.request(AUTONOMOUS), AutonomousTransferCompleteResponse.class, "r3");
        assertResponse(cpe.request(REQUEST_DOWNLOAD), RequestDownloadResponse.class, "r4");
        assertResponse(cpe.request(KICKED), KickedResponse.class, "r5");
        assertThat(cpe.asked(KickedResponse.class).nextUrl()).isEqualTo("http://example.com/next");
        assertResponse(cpe.request(DU), DUStateChangeCompleteResponse.class, "r6");
        assertResponse(cpe.request(AUTONOMOUS_DU), AutonomousDUStateChangeCompleteResponse.class, "r7");
        assertEmpty(cpe.empty());
    }

    @Test
    void allAreHeardByTheApplication() {
        List<CwmpMessage> heard = new ArrayList<>();
        server.handler(new Listening(heard));
        ScriptedCpe cpe = cpe();
        for (var message :
                List.of(TRANSFER_COMPLETE, AUTONOMOUS, REQUEST_DOWNLOAD, KICKED, DU, AUTONOMOUS_DU, VENDOR)) {
            cpe.request(message);
            assertThat(cpe.asked().message().name()).isEqualTo(message.name() + "Response");
        }
        assertThat(heard)
                .containsExactly(TRANSFER_COMPLETE, AUTONOMOUS, REQUEST_DOWNLOAD, KICKED, DU, AUTONOMOUS_DU, VENDOR);
    }

    private record Listening(List<CwmpMessage> heard) implements AcsHandler {
        private CompletionStage<?> hear(CwmpMessage message) {
            heard.add(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
            return hear(message);
        }

        @Override
        public CompletionStage<?> onAutonomousTransferComplete(
                DeviceSession session, AutonomousTransferComplete message) {
            return hear(message);
        }

        @Override
        public CompletionStage<?> onRequestDownload(DeviceSession session, RequestDownload message) {
            return hear(message);
        }

        @Override
        public CompletionStage<String> onKicked(DeviceSession session, Kicked message) {
            return hear(message).thenApply(done -> "/next");
        }

        @Override
        public CompletionStage<?> onDUStateChangeComplete(DeviceSession session, DUStateChangeComplete message) {
            return hear(message);
        }

        @Override
        public CompletionStage<?> onAutonomousDUStateChangeComplete(
                DeviceSession session, AutonomousDUStateChangeComplete message) {
            return hear(message);
        }

        @Override
        public List<String> vendorMethods() {
            return List.of("X_001122_Do");
        }

        @Override
        public CompletionStage<VendorMethodResponse> onVendorMethod(DeviceSession session, VendorMethod message) {
            return hear(message)
                    .thenApply(done -> new VendorMethodResponse("", message.name() + "Response", message.arguments()));
        }
    }

    /** The list is what is really answered: each method on it, and none beside it. */
    @Test
    @Rule({"B-GRM-01", "A-SUP-04"})
    void theListOfMethodsIsTheTruth() {
        server.handler(new Listening(new ArrayList<>()));
        ScriptedCpe cpe = cpe();
        cpe.request(new GetRPCMethods());
        List<String> listed = cpe.asked(GetRPCMethodsResponse.class).methodList();
        assertThat(listed)
                .containsExactlyInAnyOrder(
                        "Inform",
                        "GetRPCMethods",
                        "TransferComplete",
                        "AutonomousTransferComplete",
                        "RequestDownload",
                        "Kicked",
                        "DUStateChangeComplete",
                        "AutonomousDUStateChangeComplete",
                        "X_001122_Do");
    }

    @Test
    @Rule({"B-GRM-01", "A-VER-11"})
    void anOldDeviceIsOfferedNothingThatItsVersionLacks() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.namespace = CwmpVersion.V1_0.namespace();
        cpe.inform(EventCode.BOOT);
        cpe.request(new GetRPCMethods());
        assertThat(cpe.asked(GetRPCMethodsResponse.class).methodList())
                .containsExactlyInAnyOrder("Inform", "GetRPCMethods", "TransferComplete", "RequestDownload", "Kicked");
        assertFault(cpe.request(DU), 8000);
        assertFault(cpe.request(AUTONOMOUS), 8000);
        assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r4");
    }

    @Test
    @Rule({"B-SOAP-16", "A-HTTP-07"})
    void unknownMethodsGetAFaultAndTheSessionGoesOn() {
        ScriptedCpe cpe = cpe();
        for (CwmpMessage unknown : List.of(
                new UnknownMethod("", "Foo", List.of()),
                new UnknownMethod("urn:example", "Foo", List.of()),
                new VendorMethod("", "X_012345_Foo", List.of()),
                Samples.GPV, // a method, but none of an ACS
                Samples.REBOOT)) {
            AcsAnswer answer = cpe.post(SoapHeader.ofId("9"), unknown);
            assertFault(answer, 8000);
            assertThat(answer.envelope().header().id()).isEqualTo("9");
        }
        assertEmpty(cpe.empty());
    }

    @Test
    @Rule("A-TC-07")
    void aCompletionWithACommandKeyThatNobodyKnows() {
        assertResponse(
                cpe().request(new TransferComplete(
                        "nobody's", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN)),
                TransferCompleteResponse.class,
                "r1");
    }

    @Test
    @Rule({"B-ROB-08", "B-FLT-09"})
    void faultsOfTheApplication() {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                throw new IllegalStateException("secret");
            }

            @Override
            public CompletionStage<?> onRequestDownload(DeviceSession session, RequestDownload message) {
                throw new AcsFaultException(FaultCode.ACS_RESOURCES_EXCEEDED, "no room"); // not for this method
            }

            @Override
            public CompletionStage<String> onKicked(DeviceSession session, Kicked message) {
                return CompletableFuture.completedFuture("x".repeat(1025)); // longer than the standard allows
            }
        });
        ScriptedCpe cpe = cpe();
        assertThat(assertFault(cpe.request(TRANSFER_COMPLETE), 8002).faultString())
                .isEqualTo("Internal error");
        assertFault(cpe.request(REQUEST_DOWNLOAD), 8001);
        assertFault(cpe.request(KICKED), 8002);
        assertEmpty(cpe.empty());
    }
}
