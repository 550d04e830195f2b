package org.cwmp4j.cpe;

/** CommandKeys come back in events, where too long ones could not be sent. */
final class MethodKeys {
    /** Characters of a CommandKey (CommandKeyType of the RPC schemas). */
    static final int LONGEST = 32;

    private MethodKeys() {}
}
