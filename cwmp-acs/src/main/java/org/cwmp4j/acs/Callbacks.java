package org.cwmp4j.acs;

import java.lang.reflect.Method;

/**
 * Which callbacks a handler has of its own. What it leaves as {@link AcsHandler} has it is our code, which blocks nobody: it needs no
 * thread of the application's, and a session that needs none goes on where its messages come in.
 *
 * @param onInform whether it decides on Informs
 * @param onSession whether it works with sessions
 */
record Callbacks(boolean onInform, boolean onSession) {
    private static final ClassValue<Callbacks> KNOWN = new ClassValue<>() {
        @Override
        protected Callbacks computeValue(Class<?> handler) {
            return new Callbacks(
                    has(handler, "onInform", InformRequest.class), has(handler, "onSession", DeviceSession.class));
        }
    };

    static Callbacks of(AcsHandler handler) {
        return KNOWN.get(handler.getClass());
    }

    private static boolean has(Class<?> handler, String name, Class<?> argument) {
        try {
            Method found = handler.getMethod(name, argument);
            return found.getDeclaringClass() != AcsHandler.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }
}
