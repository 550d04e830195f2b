package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;

class SessionLadderTest {
    private static final GetParameterValues GPV = new GetParameterValues(List.of("Device.DeviceInfo.SoftwareVersion"));
    private static final GetParameterValuesResponse GPV_RESPONSE =
            new GetParameterValuesResponse(List.of(ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "1")));
    private static final TransferComplete TRANSFER_COMPLETE =
            new TransferComplete("key", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);

    private final TestAcs server = new TestAcs();

    /**
     * <pre>
     * CPE                          ACS
     *  | POST Inform ------------>  |
     *  | <--- 200 InformResponse    |
     *  | POST (empty) ----------->  |
     *  | <--- 204                   |
     * </pre>
     */
    @Test
    @Rule({"A-SESS-30", "A-SESS-34"})
    void theShortestSession() {
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertThat(cpe.asked().header().id()).isEqualTo("inform");
        assertThat(server.ends).isEmpty();
        assertEmpty(cpe.empty());
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
        assertThat(server.log)
                .containsExactly("start", "in Inform", "out InformResponse", "in -", "out 204", "end COMPLETED");
    }

    /**
     * <pre>
     * CPE                                  ACS
     *  | POST Inform -------------------->  |
     *  | <--- 200 InformResponse            |  (the ACS has calls waiting, and keeps them: A-SESS-33)
     *  | POST TransferComplete ---------->  |
     *  | <--- 200 TransferCompleteResponse  |  (response only)
     *  | POST (empty) ------------------->  |
     *  | <--- 200 GetParameterValues        |
     *  | POST GetParameterValuesResponse >  |
     *  | <--- 200 SetParameterValues        |
     *  | POST SetParameterValuesResponse >  |
     *  | <--- 204                           |
     * </pre>
     */
    @Test
    @Rule({"A-SESS-31", "A-SESS-32", "A-SESS-33", "A-SESS-35"})
    void bothSidesHaveRequests() {
        List<Object> got = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)
                .thenCompose(response -> {
                    got.add(response);
                    return session.call(new SetParameterValues(List.of(ParameterValue.of("Device.X", "2")), "k"));
                })
                .thenAccept(got::add)));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r1");
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class)).isEqualTo(GPV);
        cpe.respond(GPV_RESPONSE);
        cpe.asked(SetParameterValues.class);
        assertEmpty(cpe.respond(new SetParameterValuesResponse(Status.APPLIED)));
        assertThat(got).containsExactly(GPV_RESPONSE, new SetParameterValuesResponse(Status.APPLIED));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("A-SESS-31")
    void theResponseWaitsForTheHandler() {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletableFuture<Void> onTransferComplete(DeviceSession session, TransferComplete message) {
                return stored;
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        CompletableFuture<AcsAnswer> answer =
                cpe.begin(cpe.message(org.cwmp4j.codec.SoapHeader.ofId("7"), TRANSFER_COMPLETE));
        assertThat(answer).isNotDone();
        stored.complete(null);
        assertThat(answer).isDone();
        assertResponse(answer.join(), TransferCompleteResponse.class, "7");
    }
}
