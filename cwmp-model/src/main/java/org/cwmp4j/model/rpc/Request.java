package org.cwmp4j.model.rpc;

/** A method call, whichever side answers it. */
public sealed interface Request extends CwmpMessage permits CpeMethod, AcsMethod {
    /** The class of the answer. */
    Class<? extends MethodResponse> responseType();
}
