package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/** An ACS that a test plays, one message at a time. */
final class ScriptedAcs implements AcsTransport {
    final List<AcsTarget> opened = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    int open;
    String namespace = "urn:dslforum-org:cwmp-1-2";

    @Nullable
    String useVersion = "1.4";

    /** The address that serves, as a transport would tell it. */
    @Nullable
    ChosenAddress address;

    /** Why no session can be opened. */
    @Nullable
    RuntimeException refusal;

    /** Whether there is a TCP connection, as a transport would tell it. */
    boolean connects = true;

    /** Whether requests may have rows. */
    boolean takesRows;

    private @Nullable Post post;
    private int ids;

    /** A POST that waits for its response. */
    static final class Post {
        final AcsRequest request;
        final CompletableFuture<AcsReply> reply = new CompletableFuture<>();

        Post(AcsRequest request) {
            this.request = request;
        }
    }

    @Override
    public AcsConnection open(AcsTarget target) {
        if (refusal != null) {
            throw refusal;
        }
        opened.add(target);
        open++;
        return new AcsConnection() {
            private boolean closed;

            @Override
            public CompletionStage<AcsReply> exchange(AcsRequest request) {
                assertThat(closed).as("exchange after close").isFalse();
                assertThat(post).as("two exchanges at once").isNull();
                Post p = new Post(request);
                post = p;
                SoapEnvelope e = request.envelope();
                trace.add(e == null ? "empty POST" : e.message().name());
                return p.reply;
            }

            @Override
            public boolean takesRows() {
                return takesRows;
            }

            @Override
            public Optional<ChosenAddress> address() {
                return Optional.ofNullable(address);
            }

            @Override
            public boolean isConnected() {
                return connects;
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open--;
                    post = null;
                    trace.add("close");
                }
            }
        };
    }

    // ---- what came

    boolean isAsked() {
        return post != null;
    }

    SoapEnvelope envelope() {
        assertThat(post).as("a POST, after " + trace).isNotNull();
        assertThat(post.request.envelope()).as("an envelope").isNotNull();
        return post.request.envelope();
    }

    /** The Inform that waits for its answer, if one does. */
    @Nullable
    Inform inform() {
        return envelopeIs(Inform.class) ? (Inform) envelope().message() : null;
    }

    <M extends CwmpMessage> M expect(Class<M> type) {
        assertThat(envelope().message()).isInstanceOf(type);
        return type.cast(envelope().message());
    }

    Inform expectInform(String... events) {
        Inform inform = expect(Inform.class);
        assertThat(inform.event().stream().map(Object::toString)).containsExactlyInAnyOrder(events);
        return inform;
    }

    Fault expectFault(int code) {
        Fault fault = expect(Fault.class);
        assertThat(fault.faultCode()).isEqualTo(new FaultCode(code));
        return fault;
    }

    void expectEmpty() {
        assertThat(post).as("a POST, after " + trace).isNotNull();
        assertThat(post.request.envelope()).as("an empty POST").isNull();
    }

    void expectSilence() {
        assertThat(post).as("no POST").isNull();
    }

    void expectClosed() {
        expectSilence();
        assertThat(open).as("open connections").isZero();
    }

    // ---- what is answered

    void reply(AcsReply reply) {
        assertThat(post).as("a POST to answer").isNotNull();
        Post p = post;
        post = null;
        p.reply.complete(reply);
    }

    void envelope(SoapHeader header, CwmpMessage message) {
        reply(new AcsReply.Message(new DecodedEnvelope(new SoapEnvelope(namespace, header, message), List.of())));
    }

    /** An answer to what was just asked, with its ID. */
    void answer(CwmpMessage response) {
        envelope(SoapHeader.ofId(envelope().header().id()), response);
    }

    void accept() {
        SoapHeader header = SoapHeader.ofId(envelope().header().id()).withUseCwmpVersion(useVersion);
        envelope(header, new InformResponse(1));
    }

    void acceptHolding() {
        envelope(
                SoapHeader.ofId(envelope().header().id())
                        .withUseCwmpVersion(useVersion)
                        .withHoldRequests(true),
                new InformResponse(1));
    }

    void fault(int code) {
        answer(Fault.of(new FaultCode(code), "no"));
    }

    /** A request of the ACS. */
    void call(CwmpMessage method) {
        envelope(SoapHeader.ofId("acs" + ++ids), method);
    }

    void empty() {
        reply(new AcsReply.Empty(204));
    }

    void status(int status) {
        reply(new AcsReply.Status(status, "no", null));
    }

    void status(int status, Duration retryAfter) {
        reply(new AcsReply.Status(status, "no", retryAfter));
    }

    void unreadable(CodecException error) {
        reply(new AcsReply.Unreadable(error));
    }

    /** The peer's process is gone. */
    void cut() {
        post = null;
        open = 0;
    }

    void drop() {
        drop(new java.io.IOException("connection reset"));
    }

    void drop(Exception why) {
        assertThat(post).isNotNull();
        Post p = post;
        post = null;
        p.reply.completeExceptionally(why);
    }

    /** The rows of the message that waits for its answer. */
    AnswerRows rows() {
        assertThat(post).isNotNull();
        assertThat(post.request.rows()).as("rows").isNotNull();
        return post.request.rows();
    }

    /** Ends the session: accepts an Inform, asks nothing more. */
    void finish() {
        if (envelopeIs(Inform.class)) {
            accept();
            expectEmpty();
        }
        empty();
        expectClosed();
    }

    private boolean envelopeIs(Class<?> type) {
        return post != null
                && post.request.envelope() != null
                && type.isInstance(post.request.envelope().message());
    }

    /** Lets a call of the ACS through and returns what the device answers. */
    <R extends MethodResponse> R ask(org.cwmp4j.model.rpc.CpeMethod<R> method) {
        call(method);
        return expect(method.responseType());
    }

    static CwmpVersion version(String text) {
        return CwmpVersion.ofText(text).orElseThrow();
    }
}
