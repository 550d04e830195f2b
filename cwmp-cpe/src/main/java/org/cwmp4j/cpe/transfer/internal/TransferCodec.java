package org.cwmp4j.cpe.transfer.internal;

import java.time.Instant;
import java.util.List;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.jspecify.annotations.Nullable;

/** How transfers stand in the journal, passwords included: they are needed after a restart. */
final class TransferCodec implements StateCodec<TransferState> {
    /** By name, so that neither enum may be put in another order by mistake. */
    @Override
    public void write(TransferState s, StateWriter out) {
        order(s.order, out);
        out.text(s.phase.name());
        time(s.received, out);
        out.flag(s.begun);
        time(s.started, out);
        time(s.completed, out);
        out.number(s.interruptions).text(s.resumeMark == null ? "" : s.resumeMark);
        out.number(s.bytes).text(s.name == null ? "" : s.name);
        out.number(s.window).number(s.failures).flag(s.exhausted).flag(s.permitted);
        out.flag(s.unanswered).flag(s.silent);
        out.number(s.fault.faultCode().value()).text(s.fault.faultString());
    }

    @Override
    public TransferState read(int version, StateReader in) {
        TransferState s = new TransferState(order(in));
        s.phase = named(TransferPhase.class, in.text());
        s.received = time(in);
        s.begun = in.flag();
        s.started = time(in);
        s.completed = time(in);
        s.interruptions = (int) in.number();
        s.resumeMark = orNull(in.text());
        s.bytes = in.number();
        s.name = orNull(in.text());
        s.window = (int) in.number();
        s.failures = (int) in.number();
        s.exhausted = in.flag();
        s.permitted = in.flag();
        s.unanswered = in.flag();
        s.silent = in.flag();
        s.fault = new FaultStruct(new FaultCode((int) in.number()), in.text());
        return s;
    }

    private static void order(Order order, StateWriter out) {
        TransferInfo info = order.info();
        out.number(info.number()).text(info.kind().name()).text(info.commandKey());
        out.text(info.fileType().text()).text(info.url()).number(info.fileSize());
        out.text(info.targetFileName()).text(info.successUrl()).text(info.failureUrl());
        out.text(order.username()).text(order.password()).text(order.announceUrl());
        out.number(order.delaySeconds()).flag(order.multicast());
        out.list(
                order.windows(),
                (w, window) -> w.number(window.windowStart())
                        .number(window.windowEnd())
                        .text(window.windowMode())
                        .text(window.userMessage())
                        .number(window.maxRetries()));
    }

    private static Order order(StateReader in) {
        TransferInfo info = new TransferInfo(
                in.number(),
                named(TransferInfo.Kind.class, in.text()),
                in.text(),
                new FileType(in.text()),
                in.text(),
                in.number(),
                in.text(),
                in.text(),
                in.text());
        String username = in.text();
        String password = in.text();
        String announceUrl = in.text();
        long delay = in.number();
        boolean multicast = in.flag();
        List<TimeWindowStruct> windows =
                in.list(r -> new TimeWindowStruct(r.number(), r.number(), r.text(), r.text(), (int) r.number()));
        return new Order(info, username, password, announceUrl, delay, multicast, windows);
    }

    private static void time(@Nullable Instant time, StateWriter out) {
        out.flag(time != null);
        if (time != null) {
            out.number(time.toEpochMilli());
        }
    }

    private static @Nullable Instant time(StateReader in) {
        return in.flag() ? Instant.ofEpochMilli(in.number()) : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new StateException("unknown " + type.getSimpleName() + " of a transfer", e);
        }
    }
}
