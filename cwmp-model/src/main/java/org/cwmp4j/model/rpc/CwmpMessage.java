package org.cwmp4j.model.rpc;

/** What the Body of an envelope holds (TR-069 A6C1 3.5). */
public sealed interface CwmpMessage permits Request, MethodResponse, Fault, UnknownMethod, NoRpc {
    /** The local name of the Body's element; {@code NoRPC} for an empty Body. */
    String name();
}
