package org.cwmp4j.it.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Lease;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTransport;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;

/** Engines with a bug, made of sound ones by wrappers. Each instance is for one history. */
final class Bugs {
    private Bugs() {}

    /** The device takes an event for delivered as soon as its Inform has left. */
    static Tampering confirmOnSend() {
        return new Tampering() {
            private final Set<Event> sent = new HashSet<>();

            @Override
            public AcsTransport transport(AcsTransport wire) {
                return rewriting(wire, inform -> {
                    List<Event> fresh = new ArrayList<>(inform.event());
                    fresh.removeIf(e -> e.code().isMethodEvent() && !sent.add(e));
                    return withEvents(inform, fresh);
                });
            }
        };
    }

    /** What the device records is gone after a power cut. */
    static Tampering noJournal() {
        return new Tampering() {
            @Override
            public StateStore state(StateStore store) {
                return new StateStore() {
                    @Override
                    public CompletionStage<StateSnapshot> load() {
                        return store.load();
                    }

                    @Override
                    public CompletionStage<Void> append(List<StateRecord> batch) {
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public CompletionStage<Void> close() {
                        return store.close();
                    }
                };
            }
        };
    }

    /** A new event makes the device forget how often it has tried. */
    static Tampering retryCountResetByNewEvent() {
        return new Tampering() {
            private List<Event> before = List.of();

            @Override
            public AcsTransport transport(AcsTransport wire) {
                return rewriting(wire, inform -> {
                    boolean isNew = !before.containsAll(inform.event());
                    before = inform.event();
                    return isNew ? withRetryCount(inform, 0) : inform;
                });
            }
        };
    }

    /** The device repeats {@code 6 CONNECTION REQUEST} until it is confirmed. */
    static Tampering connectionRequestRetried() {
        return new Tampering() {
            private boolean unconfirmed;

            @Override
            public AcsTransport transport(AcsTransport wire) {
                return target -> {
                    AcsConnection real = wire.open(target);
                    return new Forwarding(real) {
                        @Override
                        public CompletionStage<AcsReply> exchange(AcsRequest request) {
                            return super.exchange(mapInform(request, this::repeat))
                                    .thenApply(reply -> {
                                        unconfirmed &= !isInformResponse(reply);
                                        return reply;
                                    });
                        }

                        private Inform repeat(Inform inform) {
                            Event six = Event.of(EventCode.CONNECTION_REQUEST);
                            List<Event> events = new ArrayList<>(inform.event());
                            if (unconfirmed && !events.contains(six)) {
                                events.add(six);
                            }
                            unconfirmed |= events.contains(six);
                            return withEvents(inform, events);
                        }
                    };
                };
            }
        };
    }

    /** The device has one more request after its empty POST. */
    static Tampering requestAfterEmptyPost() {
        return new Tampering() {
            @Override
            public AcsTransport transport(AcsTransport wire) {
                return target -> new Forwarding(wire.open(target)) {
                    @Override
                    public CompletionStage<AcsReply> exchange(AcsRequest request) {
                        if (!request.isEmpty()) {
                            return super.exchange(request);
                        }
                        return super.exchange(request).thenCompose(reply -> {
                            if (!(reply instanceof AcsReply.Empty)) {
                                return CompletableFuture.completedFuture(reply);
                            }
                            SoapEnvelope late = new SoapEnvelope(
                                    "urn:dslforum-org:cwmp-1-2", SoapHeader.ofId("late"), new GetRPCMethods());
                            return super.exchange(new AcsRequest(late, request.encode()))
                                    .thenApply(ignored -> reply);
                        });
                    }
                };
            }
        };
    }

    /** The ACS queues an operation again if its answer did not come. */
    static Tampering operationSentTwice() {
        return new Tampering() {
            @Override
            public OperationStore operations(OperationStore store) {
                return new ForgetfulStore(store);
            }
        };
    }

    private static boolean isInformResponse(AcsReply reply) {
        return reply instanceof AcsReply.Message m && m.decoded().envelope().message() instanceof InformResponse;
    }

    private static AcsTransport rewriting(AcsTransport wire, UnaryOperator<Inform> rewrite) {
        return target -> new Forwarding(wire.open(target)) {
            @Override
            public CompletionStage<AcsReply> exchange(AcsRequest request) {
                return super.exchange(mapInform(request, rewrite));
            }
        };
    }

    private static AcsRequest mapInform(AcsRequest request, UnaryOperator<Inform> rewrite) {
        SoapEnvelope envelope = request.envelope();
        if (envelope == null || !(envelope.message() instanceof Inform inform)) {
            return request;
        }
        return new AcsRequest(
                new SoapEnvelope(envelope.namespace(), envelope.header(), rewrite.apply(inform)), request.encode());
    }

    private static Inform withEvents(Inform m, List<Event> events) {
        return new Inform(m.deviceId(), events, m.maxEnvelopes(), m.currentTime(), m.retryCount(), m.parameterList());
    }

    private static Inform withRetryCount(Inform m, long count) {
        return new Inform(m.deviceId(), m.event(), m.maxEnvelopes(), m.currentTime(), count, m.parameterList());
    }

    private abstract static class Forwarding implements AcsConnection {
        private final AcsConnection real;

        Forwarding(AcsConnection real) {
            this.real = real;
        }

        @Override
        public CompletionStage<AcsReply> exchange(AcsRequest request) {
            return real.exchange(request);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private record ForgetfulStore(OperationStore store) implements OperationStore {
        @Override
        public CompletionStage<Void> add(Operation operation) {
            return store.add(operation);
        }

        @Override
        public CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
            return store.claim(device, lease, now);
        }

        @Override
        public CompletionStage<Boolean> replace(Operation changed) {
            if (changed.state() != OperationState.OUTCOME_UNKNOWN) {
                return store.replace(changed);
            }
            Operation again = new Operation(
                    changed.id(),
                    changed.device(),
                    changed.method(),
                    OperationState.QUEUED,
                    changed.created(),
                    changed.expires(),
                    null,
                    null,
                    null,
                    "",
                    changed.revision());
            return store.replace(again);
        }

        @Override
        public CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
            return store.find(id, now);
        }

        @Override
        public CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
            return store.list(device, now);
        }
    }
}
