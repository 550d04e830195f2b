package org.cwmp4j.codec;

import java.util.Objects;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * One message with its header (TR-069 A6C1 3.5).
 *
 * @param namespace the CWMP namespace that the message came in or is to be sent in, such as {@code urn:dslforum-org:cwmp-1-2};
 *     empty where a peer sent none
 * @param header the CWMP header entries
 * @param message what the Body holds
 */
public record SoapEnvelope(String namespace, SoapHeader header, CwmpMessage message) {
    public SoapEnvelope {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(message, "message");
    }

    /** In the namespace of a version. */
    public static SoapEnvelope of(CwmpVersion version, SoapHeader header, CwmpMessage message) {
        return new SoapEnvelope(version.namespace(), header, message);
    }
}
