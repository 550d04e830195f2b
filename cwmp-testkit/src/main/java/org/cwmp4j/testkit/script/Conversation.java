package org.cwmp4j.testkit.script;

import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.InformResponse;
import org.jspecify.annotations.Nullable;

/** Gives messages the headers that the course of the talk asks for: IDs and versions. */
final class Conversation {

    private final String idPrefix;
    private String namespace;
    private int requests;
    private @Nullable SoapEnvelope last;

    Conversation(String idPrefix, String namespace) {
        this.idPrefix = idPrefix;
        this.namespace = namespace;
    }

    /** Takes note of what the peer sent. */
    void heard(Turn turn) {
        if (turn instanceof Turn.Message message) {
            last = message.envelope();
            namespace = last.namespace();
        }
    }

    @Nullable
    SoapEnvelope last() {
        return last;
    }

    Turn request(CwmpMessage message) {
        return request(message, SoapHeader.NONE);
    }

    Turn request(CwmpMessage message, SoapHeader more) {
        requests++;
        SoapHeader header = new SoapHeader(
                idPrefix + requests,
                more.holdRequests(),
                more.noMoreRequests(),
                more.sessionTimeout(),
                more.supportedCwmpVersions(),
                more.useCwmpVersion());
        return new Turn.Message(new SoapEnvelope(namespace, header, message));
    }

    Turn answer(CwmpMessage message) {
        SoapEnvelope request = last;
        if (request == null) {
            throw new IllegalStateException("nothing came yet that could be answered by " + message);
        }
        SoapHeader header = SoapHeader.ofId(request.header().id());
        List<String> offered = request.header().supportedCwmpVersions();
        if (message instanceof InformResponse && offered != null) {
            header = header.withUseCwmpVersion(newest(offered));
        }
        return new Turn.Message(new SoapEnvelope(namespace, header, message));
    }

    private static String newest(List<String> offered) {
        return offered.stream()
                .flatMap(text -> CwmpVersion.ofText(text).stream())
                .max(CwmpVersion::compareTo)
                .map(CwmpVersion::text)
                .orElseThrow(() -> new AssertionError("expected a version that is known, among " + offered));
    }
}
