package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.Request;
import org.jspecify.annotations.Nullable;

/** A hand-driven device at envelope level: one POST at a time, cookies kept or not, everything else as the test says. */
final class ScriptedCpe {
    static final InetSocketAddress REMOTE = InetSocketAddress.createUnresolved("192.0.2.1", 50000);
    private static final CwmpEncoder ENCODER = new CwmpEncoder();

    final DeviceId id;
    final AcsServer acs;
    Object connection = new Object();
    InetSocketAddress remote = REMOTE;

    @Nullable
    String cookie;

    @Nullable
    String identity;

    /** By what the identity was proved; by the device's own credentials unless a test says otherwise. */
    @Nullable
    Proof proof;

    List<X509Certificate> certificates = List.of();
    boolean returnsCookies = true;
    boolean secure;
    String namespace = CwmpVersion.V1_2.namespace();

    @Nullable
    AcsAnswer last;

    private int requests;

    ScriptedCpe(AcsServer acs, String serial) {
        this.acs = acs;
        this.id = new DeviceId("Example", "001122", "", serial);
        this.identity = "001122-" + serial;
    }

    /** The same device in the middle of the same session, facing another server. */
    ScriptedCpe(AcsServer acs, ScriptedCpe same) {
        this(acs, same.id.serialNumber());
        cookie = same.cookie;
        last = same.last;
    }

    // What it posts

    AcsAnswer inform(EventCode... events) {
        return inform(SoapHeader.ofId("inform"), events);
    }

    AcsAnswer inform(SoapHeader header, EventCode... events) {
        return post(header, informOf(events));
    }

    Inform informOf(EventCode... events) {
        List<Event> list = new ArrayList<>();
        for (EventCode code : events) {
            list.add(Event.of(code));
        }
        return new Inform(id, list, 1, new CwmpDateTime("2026-11-23T00:00:00Z"), 0, parameters());
    }

    static List<ParameterValue> parameters() {
        return List.of(
                ParameterValue.of("Device.ManagementServer.ConnectionRequestURL", "http://192.0.2.1:7547/cr"),
                ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "1"));
    }

    AcsAnswer request(Request message) {
        return post(SoapHeader.ofId("r" + ++requests), message);
    }

    /** The answer to what the ACS asked last, with its ID. */
    AcsAnswer respond(CwmpMessage message) {
        return post(SoapHeader.ofId(asked().header().id()), message);
    }

    AcsAnswer empty() {
        return send(new Payload.Empty());
    }

    AcsAnswer post(SoapHeader header, CwmpMessage message) {
        return send(message(header, message));
    }

    Payload message(SoapHeader header, CwmpMessage message) {
        return new Payload.Message(new DecodedEnvelope(new SoapEnvelope(namespace, header, message), List.of()));
    }

    AcsAnswer malformed() {
        return send(unreadable(new CodecException.Answer.HttpStatus(400)));
    }

    static Payload unreadable(CodecException.Answer answer) {
        return new Payload.Unreadable(new CodecException(ErrorKind.NOT_WELL_FORMED, "no XML", "", 1, 1, answer));
    }

    AcsAnswer deviating(SoapHeader header, CwmpMessage message, Deviation... deviations) {
        return send(new Payload.Message(
                new DecodedEnvelope(new SoapEnvelope(namespace, header, message), List.of(deviations))));
    }

    /** Posts and expects the answer at once. */
    AcsAnswer send(Payload payload) {
        CompletableFuture<AcsAnswer> answer = begin(payload);
        assertThat(answer).as("answered at once").isDone();
        return answer.join();
    }

    /** Posts; the answer may come later. */
    CompletableFuture<AcsAnswer> begin(Payload payload) {
        Proof by = proof != null ? proof : identity == null ? Proof.NONE : Proof.OWN;
        return acs.exchange(new AcsExchange(
                        connection,
                        remote,
                        returnsCookies ? cookie : null,
                        identity,
                        by,
                        secure,
                        certificates,
                        payload))
                .thenApply(this::take)
                .toCompletableFuture();
    }

    private AcsAnswer take(AcsAnswer answer) {
        if (answer.setCookie() != null) {
            cookie = answer.setCookie();
        }
        if (answer.envelope() != null) {
            // everything that leaves must be fit to leave
            assertThat(ENCODER.violations(answer.envelope(), answer.encoding())).isEmpty();
        }
        last = answer;
        return answer;
    }

    ScriptedCpe reconnect() {
        acs.connectionClosed(connection);
        connection = new Object();
        return this;
    }

    ScriptedCpe withoutCookies() {
        returnsCookies = false;
        return this;
    }

    ScriptedCpe forgetCookie() {
        cookie = null;
        return this;
    }

    // What it got

    /** The envelope of the last answer. */
    SoapEnvelope asked() {
        assertThat(last).isNotNull();
        assertThat(last.envelope()).as("an envelope, status %s", last.status()).isNotNull();
        return last.envelope();
    }

    <T extends CwmpMessage> T asked(Class<T> type) {
        assertThat(asked().message()).isInstanceOf(type);
        return type.cast(asked().message());
    }

    static void assertEmpty(AcsAnswer answer) {
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.envelope()).isNull();
    }

    static void assertAccepted(AcsAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.envelope()).isNotNull();
        assertThat(answer.envelope().message()).isInstanceOf(InformResponse.class);
    }

    static void assertRefused(AcsAnswer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.envelope()).as("no SOAP").isNull();
        assertThat(answer.close()).isTrue();
    }

    static Fault assertFault(AcsAnswer answer, int code) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.envelope()).isNotNull();
        assertThat(answer.envelope().message()).isInstanceOf(Fault.class);
        Fault fault = (Fault) answer.envelope().message();
        assertThat(fault.faultCode().value()).isEqualTo(code);
        return fault;
    }

    static void assertResponse(AcsAnswer answer, Class<? extends MethodResponse> type, @Nullable String id) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.envelope()).isNotNull();
        assertThat(answer.envelope().message()).isInstanceOf(type);
        assertThat(answer.envelope().header().id()).isEqualTo(id);
    }
}
