package org.cwmp4j.it.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.AcsTransport;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Joins device engines to an ACS engine without sockets. Does what drivers do: cookies, connection identity, one exchange at a
 * time; and breaks what a plan says. With the codec in the path each message becomes bytes and is read again.
 */
public final class MemoryWire implements AcsTransport {
    private static final InetSocketAddress REMOTE = InetSocketAddress.createUnresolved("device.example", 40000);

    private final CwmpEncoder encoder = new CwmpEncoder();
    private final CwmpDecoder decoder = new CwmpDecoder();
    private final Scheduler scheduler;
    private final Supplier<AcsEndpoint> acs;
    private final FaultPlan plan;
    private final boolean codec;
    private final Listener listener;
    private boolean severed;

    /** Watches the wire and carries out the faults that are not the wire's own. */
    public interface Listener {
        /** A request is about to be written, or what is lost instead. */
        default void request(AcsTarget target, @Nullable SoapEnvelope message, WireFault fault) {}

        /** The ACS answered; the response may still be lost. */
        default void answered(AcsAnswer answer) {}

        /** A response is about to reach the device. */
        default void response(AcsReply reply) {}

        /** The device loses power. */
        default void killDevice() {}

        /** The device will lose power at its next record. */
        default void killDeviceAtRecord() {}

        /** The ACS is killed; another one with the same stores takes its place. */
        default void killAcs() {}
    }

    /**
     * @param acs the ACS of the moment
     * @param codec whether messages travel as bytes
     */
    public MemoryWire(
            Scheduler scheduler, Supplier<AcsEndpoint> acs, FaultPlan plan, boolean codec, Listener listener) {
        this.scheduler = Objects.requireNonNull(scheduler);
        this.acs = Objects.requireNonNull(acs);
        this.plan = Objects.requireNonNull(plan);
        this.codec = codec;
        this.listener = Objects.requireNonNull(listener);
    }

    /** Cuts the device off for good: what is under way may still arrive, nothing comes back. */
    public void sever() {
        severed = true;
    }

    @Override
    public AcsConnection open(AcsTarget target) {
        return new Connection(target);
    }

    private final class Connection implements AcsConnection {
        private final AcsTarget target;
        private @Nullable Object tcp;
        private @Nullable String cookie;
        private boolean closed;

        Connection(AcsTarget target) {
            this.target = target;
        }

        @Override
        public CompletionStage<AcsReply> exchange(AcsRequest request) {
            if (severed) {
                return new CompletableFuture<>();
            }
            WireFault fault = faultFor(request);
            listener.request(target, request.envelope(), fault);
            CompletableFuture<AcsReply> reply = new CompletableFuture<>();
            switch (fault) {
                case REQUEST_LOST -> {}
                case CLOSED_BEFORE_WRITE -> later(() -> breakOff(reply, "before the request"));
                case UNAVAILABLE -> later(() -> deliver(reply, new AcsReply.Status(503, "busy", null)));
                case RETRY_REQUEST -> later(() -> deliver(reply, retryRequest(request)));
                case DEVICE_KILLED_BEFORE -> listener.killDevice();
                default -> {
                    if (fault == WireFault.ACS_KILLED_BEFORE) {
                        listener.killAcs();
                    }
                    later(() -> arrive(request, fault, reply));
                }
            }
            return reply;
        }

        private WireFault faultFor(AcsRequest request) {
            WireFault fault = plan.next();
            boolean deviceAsks =
                    request.envelope() != null && request.envelope().message() instanceof AcsMethod<?>;
            return fault == WireFault.RETRY_REQUEST && !deviceAsks ? WireFault.NONE : fault;
        }

        private void arrive(AcsRequest request, WireFault fault, CompletableFuture<AcsReply> reply) {
            if (fault == WireFault.CLOSED_AFTER_WRITE) {
                breakOff(reply, "after the request");
            }
            if (tcp == null) {
                tcp = new Object();
            }
            AcsEndpoint server = acs.get();
            Object connection = tcp;
            server.exchange(new AcsExchange(
                            connection, REMOTE, cookie, target.username(), List.of(), payload(server, request)))
                    .thenAccept(answer -> later(() -> {
                        if (acs.get() == server) {
                            answered(answer, fault, reply);
                        }
                    }));
        }

        private void answered(AcsAnswer answer, WireFault fault, CompletableFuture<AcsReply> reply) {
            if (fault == WireFault.ACS_KILLED_DURING) {
                listener.killAcs();
                breakOff(reply, "the ACS is gone");
                return;
            }
            listener.answered(answer);
            if (fault == WireFault.DEVICE_KILLED_DURING) {
                listener.killDevice();
                return;
            }
            if (fault == WireFault.RESPONSE_LOST || fault == WireFault.CLOSED_AFTER_WRITE || closed) {
                return;
            }
            if (fault == WireFault.RESPONSE_LATE) {
                scheduler.schedule(target.deadline().plus(plan.lateness()), () -> accept(answer, fault, reply));
                return;
            }
            if (fault == WireFault.DEVICE_KILLED_AT_RECORD) {
                listener.killDeviceAtRecord();
            }
            accept(answer, fault, reply);
        }

        private void accept(AcsAnswer answer, WireFault fault, CompletableFuture<AcsReply> reply) {
            if (answer.setCookie() != null) {
                cookie = answer.setCookie();
            }
            if (answer.close() || fault == WireFault.RECONNECT) {
                tcp = null;
            }
            deliver(reply, reply(answer));
        }

        private void breakOff(CompletableFuture<AcsReply> reply, String when) {
            if (!closed && !severed) {
                reply.completeExceptionally(new CompletionException(new IOException("connection broken: " + when)));
            }
        }

        private void deliver(CompletableFuture<AcsReply> reply, AcsReply value) {
            if (!closed && !severed) {
                listener.response(value);
                reply.complete(value);
            }
        }

        @Override
        public void close() {
            closed = true;
            if (tcp != null) {
                acs.get().connectionClosed(tcp);
                tcp = null;
            }
        }
    }

    /** Never on the caller's stack, so that each end is done with one step before the next. */
    private void later(Runnable step) {
        scheduler.schedule(plan.latency(), step);
    }

    private AcsExchange.Payload payload(AcsEndpoint server, AcsRequest request) {
        SoapEnvelope envelope = request.envelope();
        if (envelope == null) {
            return new AcsExchange.Payload.Empty();
        }
        if (!codec) {
            return new AcsExchange.Payload.Message(new DecodedEnvelope(envelope, List.of()));
        }
        try {
            byte[] bytes = encoder.encode(envelope, request.encode());
            return new AcsExchange.Payload.Message(decoder.decode(bytes, server.decodeContext("text/xml")));
        } catch (CodecException e) {
            return new AcsExchange.Payload.Unreadable(e);
        }
    }

    private AcsReply reply(AcsAnswer answer) {
        SoapEnvelope envelope = answer.envelope();
        if (envelope == null) {
            return answer.status() / 100 == 2
                    ? new AcsReply.Empty(answer.status())
                    : new AcsReply.Status(
                            answer.status(), answer.text() == null ? "" : answer.text(), answer.retryAfter());
        }
        if (!codec) {
            return new AcsReply.Message(new DecodedEnvelope(envelope, List.of()));
        }
        try {
            EncodeContext encoding = Objects.requireNonNull(answer.encoding());
            byte[] bytes = encoder.encode(envelope, encoding);
            return new AcsReply.Message(decoder.decode(bytes, DecodeContext.lenient(Direction.ACS_TO_CPE)));
        } catch (CodecException e) {
            return new AcsReply.Unreadable(e);
        }
    }

    private static AcsReply retryRequest(AcsRequest request) {
        SoapEnvelope asked = Objects.requireNonNull(request.envelope());
        Fault fault = Fault.of(FaultCode.ACS_RETRY_REQUEST, "busy");
        return new AcsReply.Message(new DecodedEnvelope(
                new SoapEnvelope(
                        asked.namespace(), SoapHeader.ofId(asked.header().id()), fault),
                List.of()));
    }
}
