package org.cwmp4j.model.rpc;

/** An envelope whose Body is empty. Not allowed by the standard; engines take it for an empty POST or response. */
public record NoRpc() implements CwmpMessage {
    @Override
    public String name() {
        return "NoRPC";
    }
}
