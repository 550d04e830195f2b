package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending devices elsewhere. */
class RedirectTest {
    private static final URI ELSEWHERE = URI.create("https://acs2.example.com/acs?a=1");

    private final TestAcs server = new TestAcs();

    private static void assertRedirected(AcsAnswer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.location()).isEqualTo(ELSEWHERE.toString());
        assertThat(answer.envelope()).isNull();
        assertThat(answer.text()).as("zero-length").isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    @Rule({"A-HTTP-26", "A-HTTP-28"})
    void atTheInform(int status) {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                return CompletableFuture.completedFuture(new InformDecision.Redirect(ELSEWHERE, status));
            }
        });
        assertRedirected(server.cpe("1").inform(EventCode.BOOT), status);
        assertThat(server.ends).containsExactly(SessionEnd.REDIRECTED);
        assertThat(server.acs().device(TestAcs.key("1")).record().join())
                .as("nothing of it was taken here")
                .isEmpty();
        assertThat(server.time.pending()).isZero();
    }

    @Test
    @Rule({"A-HTTP-26", "A-HTTP-28"})
    void inTheMiddleOfASession() {
        server.handler(AcsHandler.ofSession(session -> session.call(GPV).thenRun(() -> session.redirect(ELSEWHERE))));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.BOOT));
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertRedirected(cpe.respond(GPV_RESPONSE), 307);
        assertThat(server.ends).containsExactly(SessionEnd.REDIRECTED);
    }

    @Test
    @Rule("A-HTTP-28")
    void instructedAtOnceItWaitsForThePostThatAsksForNothing() {
        server.handler(AcsHandler.ofSession(session -> {
            session.redirect(ELSEWHERE);
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.BOOT));
        assertRedirected(cpe.empty(), 307);
    }

    @Test
    @Rule("A-HTTP-28")
    void onlyToWhereADeviceCanGo() {
        for (String bad : new String[] {"/acs", "ftp://acs2.example.com/", "mailto:a@b"}) {
            assertThatThrownBy(() -> InformDecision.redirect(URI.create(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new InformDecision.Redirect(ELSEWHERE, 301))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
