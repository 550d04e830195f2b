package org.cwmp4j.it.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the wire of one device and says what the standard does not allow. Knows nothing of either engine: only what passes,
 * when the power went, and what the world did to the device.
 */
final class Oracle {
    private final List<String> problems = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final Session session = new Session();
    private final Events events = new Events();
    private final Retries retries = new Retries();
    private final Values values = new Values();
    private @Nullable SoapEnvelope last;
    private @Nullable SoapEnvelope askedAgain;

    List<String> problems() {
        return problems;
    }

    List<String> trace() {
        return trace;
    }

    Events events() {
        return events;
    }

    Retries retries() {
        return retries;
    }

    Values values() {
        return values;
    }

    void note(String line) {
        trace.add(line);
    }

    void problem(String text) {
        problems.add(text);
        trace.add("PROBLEM " + text);
    }

    /** The device sends a POST. */
    void request(@Nullable SoapEnvelope envelope) {
        CwmpMessage message = envelope == null ? null : envelope.message();
        last = envelope;
        trace.add("  -> " + (message == null ? "(empty)" : message instanceof Inform i ? describe(i) : message.name()));
        if (askedAgain != null) {
            if (!askedAgain.equals(envelope)) {
                problem("fault 8005 was not followed by the same request");
            }
            askedAgain = null;
        } else if (message instanceof Inform inform) {
            session.begin();
            events.recorded();
            events.inform(inform);
            retries.inform(inform);
        } else {
            session.request(envelope);
            if (message instanceof GetParameterValuesResponse m) {
                values.read(m.parameterList());
            }
            if (message instanceof AddObjectResponse m) {
                values.row(m.instanceNumber());
            }
        }
    }

    /** A response reaches the device. */
    void response(AcsReply reply) {
        CwmpMessage message =
                reply instanceof AcsReply.Message m ? m.decoded().envelope().message() : null;
        trace.add("  <- " + (message == null ? reply.getClass().getSimpleName() : message.name()));
        session.response(reply);
        if (message instanceof Fault fault && fault.faultCode().equals(FaultCode.ACS_RETRY_REQUEST)) {
            askedAgain = last;
        }
        if (message instanceof InformResponse) {
            events.confirmed();
        }
    }

    private static String describe(Inform inform) {
        return "Inform " + inform.event() + " retry " + inform.retryCount();
    }

    /** The order of messages in one session (TR-069 A6C1 3.7.1, Table 7). */
    private final class Session {
        private boolean informed;
        private boolean sentEmpty;
        private @Nullable SoapEnvelope owed;

        void begin() {
            informed = false;
            sentEmpty = false;
            owed = null;
        }

        void request(@Nullable SoapEnvelope envelope) {
            if (!informed) {
                problem("a POST before the InformResponse");
            }
            if (envelope == null) {
                if (owed != null) {
                    problem("an empty POST where an answer to " + owed.message().name() + " is due");
                }
                sentEmpty = true;
                return;
            }
            answer(envelope);
        }

        private void answer(SoapEnvelope envelope) {
            boolean isAnswer = envelope.message() instanceof MethodResponse || envelope.message() instanceof Fault;
            if (isAnswer) {
                if (owed == null) {
                    problem(envelope.message().name() + " answers nothing");
                } else if (!Objects.equals(owed.header().id(), envelope.header().id())) {
                    problem("the answer to " + owed.message().name() + " has another ID");
                }
                owed = null;
                events.recorded();
            } else if (envelope.message() instanceof AcsMethod<?>) {
                if (owed != null) {
                    problem("a request where an answer is due");
                }
                if (sentEmpty) {
                    problem("a request after the empty POST");
                }
            }
        }

        void response(AcsReply reply) {
            if (reply instanceof AcsReply.Message m) {
                SoapEnvelope envelope = m.decoded().envelope();
                informed |= envelope.message() instanceof InformResponse;
                if (envelope.message() instanceof CpeMethod<?>) {
                    owed = envelope;
                }
            }
        }
    }

    /** Delivery of events (TR-069 A6C1 3.7.1.5, Table 8). */
    final class Events {
        private final Set<Event> everConfirmed = new HashSet<>();
        private final Set<Event> perhapsConfirmed = new HashSet<>();
        private final Set<Event> owed = new LinkedHashSet<>();
        private final Set<EventCode> confirmedInThisLife = new HashSet<>();
        private List<Event> listed = List.of();
        private boolean responseCame;
        private int connectionRequests;
        private boolean changed;
        private boolean informCarriesChange;

        /** The device must report this, sooner or later. */
        void owe(Event event) {
            if (!everConfirmed.contains(event) && !perhapsConfirmed.contains(event)) {
                owed.add(event);
            }
        }

        /** The device took a connection request and answered it positively. */
        void connectionRequestAccepted() {
            connectionRequests++;
        }

        /** A watched parameter changed at the device. */
        void valueChanged() {
            changed = true;
            informCarriesChange = false;
            confirmedInThisLife.remove(EventCode.VALUE_CHANGE);
        }

        /** The device started. */
        void powerOn() {
            askedAgain = null;
            confirmedInThisLife.clear();
            connectionRequests = 0;
            changed = false;
            responseCame = false;
            owe(Event.of(EventCode.BOOTSTRAP));
            owed.add(Event.of(EventCode.BOOT));
        }

        void inform(Inform inform) {
            listed = inform.event();
            responseCame = false;
            informCarriesChange = changed;
            for (Event event : listed) {
                boolean once = event.code().isMethodEvent() || event.code().equals(EventCode.BOOTSTRAP);
                if (once && everConfirmed.contains(event)) {
                    problem(event + " is reported again although its confirmation was recorded");
                }
                boolean onceInALife =
                        event.code().equals(EventCode.BOOT) || event.code().equals(EventCode.VALUE_CHANGE);
                if (onceInALife && confirmedInThisLife.contains(event.code())) {
                    problem(event + " is reported again although nothing new happened");
                }
            }
            if (listed.contains(Event.of(EventCode.CONNECTION_REQUEST))) {
                if (connectionRequests == 0) {
                    problem("6 CONNECTION REQUEST without a new connection request");
                }
                connectionRequests = 0;
            }
            if (new HashSet<>(listed).size() != listed.size()) {
                problem("an event stands twice in one Inform: " + listed);
            }
        }

        void confirmed() {
            responseCame = true;
        }

        /** The device has gone on so far that the confirmation must have been recorded. */
        void recorded() {
            if (!responseCame) {
                return;
            }
            responseCame = false;
            for (Event event : listed) {
                if (event.code().isMethodEvent() || event.code().equals(EventCode.BOOTSTRAP)) {
                    everConfirmed.add(event);
                }
                if (!event.code().equals(EventCode.VALUE_CHANGE) || informCarriesChange) {
                    confirmedInThisLife.add(event.code());
                }
                owed.remove(event);
            }
            if (informCarriesChange && listed.contains(Event.of(EventCode.VALUE_CHANGE))) {
                changed = false;
            }
        }

        /** The power went. Recorded or not: reporting again is allowed, and so is not reporting again. */
        void powerOff() {
            if (responseCame) {
                responseCame = false;
                owed.removeAll(listed);
                perhapsConfirmed.addAll(listed);
            }
        }

        /** Whether something is still to be reported. */
        boolean isOwing() {
            return changed || !owed.isEmpty();
        }

        /** At the end of a history everything owed has come. */
        void end() {
            for (Event event : owed) {
                problem(event + " was never reported");
            }
            if (changed) {
                problem("a value change was never reported");
            }
        }
    }

    /** RetryCount and waits (TR-069 A6C1 3.2.1.1). */
    final class Retries {
        private static final int FIRST_WAIT = 5;

        private long least;
        private long most;
        private long mostIfEndIsLost;
        private int sinceBoot;
        private boolean running;
        private @Nullable Duration failedAt;

        void inform(Inform inform) {
            if (inform.retryCount() < least || inform.retryCount() > most) {
                problem("RetryCount " + inform.retryCount() + ", expected " + least + " to " + most);
            }
            least = most = inform.retryCount();
        }

        /** A session began; it is a retry and nothing else if {@code onlyRetry}. */
        void started(Duration now, boolean onlyRetry) {
            running = true;
            if (onlyRetry && failedAt != null) {
                double seconds = now.minus(failedAt).toNanos() / 1e9;
                int row = Math.min(sinceBoot, 10);
                double low = FIRST_WAIT * Math.pow(2, row - 1.0);
                if (seconds < low - 0.01 || seconds > 2 * low + 0.01) {
                    problem("retry " + sinceBoot + " since boot after " + seconds + " s, expected " + low + " to "
                            + 2 * low);
                }
            }
        }

        void ended(Duration now, boolean success) {
            running = false;
            mostIfEndIsLost = most + 1;
            if (success) {
                least = most = 0;
                sinceBoot = 0;
                failedAt = null;
            } else {
                least++;
                most++;
                sinceBoot++;
                failedAt = now;
            }
        }

        /**
         * The power went: a session under way failed, whether or not that could be recorded; one that was about to begin may
         * have been recorded.
         */
        void powerOff(boolean atRecord) {
            if (running || atRecord) {
                most++;
            }
            if (atRecord) {
                // It may have been the record of the session's success, kept or lost.
                least = running ? 0 : least;
                most = Math.max(most, mostIfEndIsLost);
            }
            running = false;
            sinceBoot = 0;
            failedAt = null;
        }
    }

    /** Atomic sets and instance numbers (C-SPV-01, C-PATH-04). */
    final class Values {
        private final Map<Long, Integer> rows = new HashMap<>();

        void read(List<ParameterValue> list) {
            String first = null;
            for (ParameterValue value : list) {
                if (value.name().startsWith(World.PAIR)) {
                    if (first != null && !first.equals(value.text())) {
                        problem("half of a set was applied: " + list);
                    }
                    first = value.text();
                }
            }
        }

        void row(long number) {
            if (rows.merge(number, 1, Integer::sum) > 1) {
                problem("instance number " + number + " was given twice");
            }
        }
    }
}
