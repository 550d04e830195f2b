package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    /** An interface between may have a default of its own. */
    private interface Deciding extends AcsHandler {
        @Override
        default CompletionStage<InformDecision> onInform(InformRequest request) {
            return CompletableFuture.completedFuture(InformDecision.accept());
        }
    }

    private static class Working implements AcsHandler {
        @Override
        public CompletionStage<?> onSession(DeviceSession session) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Heir extends Working {}

    @Test
    void aHandlerWithNothingOfItsOwn() {
        assertThat(Callbacks.of(new AcsHandler() {})).isEqualTo(new Callbacks(false, false));
    }

    @Test
    void whatIsOverriddenAnywhereIsItsOwn() {
        assertThat(Callbacks.of(new Deciding() {})).isEqualTo(new Callbacks(true, false));
        assertThat(Callbacks.of(new Working())).isEqualTo(new Callbacks(false, true));
        assertThat(Callbacks.of(new Heir())).isEqualTo(new Callbacks(false, true));
        assertThat(Callbacks.of(AcsHandler.ofBlocking(session -> {}))).isEqualTo(new Callbacks(false, true));
    }

    @Test
    void aProxyHasAll() {
        AcsHandler proxy = (AcsHandler) Proxy.newProxyInstance(
                AcsHandler.class.getClassLoader(), new Class<?>[] {AcsHandler.class}, (p, method, arguments) -> null);
        assertThat(Callbacks.of(proxy)).isEqualTo(new Callbacks(true, true));
    }
}
