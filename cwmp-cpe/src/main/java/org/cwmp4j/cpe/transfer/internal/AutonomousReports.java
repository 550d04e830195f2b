package org.cwmp4j.cpe.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.FaultStruct;

/** What the ACS is to be told of transfers that it did not ask for, until it has confirmed that (C-ATC-03). On the agent's executor. */
final class AutonomousReports {
    /** What has not been confirmed, by number. */
    static final StateSection<AutonomousTransferComplete> SECTION =
            new StateSection<>("autonomous-transfer", 1, new Codec());

    private final Engine engine;
    private final Map<String, AutonomousTransferComplete> waiting = new LinkedHashMap<>(0);
    private final Map<String, Runnable> calls = new LinkedHashMap<>(0);
    private final Set<String> fresh = new HashSet<>(0);
    private long lastNumber;

    AutonomousReports(Engine engine) {
        this.engine = engine;
        engine.state().found(SECTION).forEach((key, report) -> {
            waiting.put(key, report);
            lastNumber = Math.max(lastNumber, Long.parseLong(key));
        });
    }

    int size() {
        return waiting.size();
    }

    static AutonomousTransferComplete report(TransferState state) {
        TransferInfo info = state.order.info();
        TransferOutcome outcome = Watch.outcome(state);
        boolean download = info.kind().isDownload();
        return new AutonomousTransferComplete(
                state.order.announceUrl(),
                info.url(),
                download,
                FileTypesOfLists.of(info.fileType(), download),
                state.bytes > 0 ? state.bytes : info.fileSize(),
                info.targetFileName(),
                outcome.fault(),
                outcome.startTime(),
                outcome.completeTime());
    }

    /** To be recorded with the event; {@link #callAll} follows. */
    StateUpdate add(AutonomousTransferComplete report) {
        String key = Long.toString(++lastNumber);
        waiting.put(key, report);
        return StateUpdate.of(SECTION.put(key, report));
    }

    /** Tells those that nobody was told of yet. */
    void callAll() {
        for (String key : keys()) {
            AutonomousTransferComplete report = waiting.get(key);
            if (report != null && !calls.containsKey(key)) {
                calls.put(key, engine.call(report, () -> confirmed(key)));
            }
        }
    }

    private StateUpdate confirmed(String key) {
        return new StateUpdate(List.of(SECTION.remove(key)), () -> {
            waiting.remove(key);
            calls.remove(key);
        });
    }

    /** What waits now comes with the events of a start, and BOOTSTRAP among them does not drop it. */
    void keepThroughBootstrap(Set<String> before) {
        waiting.keySet().stream().filter(key -> !before.contains(key)).forEach(fresh::add);
        engine.serial().execute(fresh::clear);
    }

    Set<String> keys() {
        return new LinkedHashSet<>(waiting.keySet());
    }

    StateUpdate bootstrap() {
        return drop(fresh);
    }

    StateUpdate forget() {
        return drop(Set.of());
    }

    private StateUpdate drop(Set<String> but) {
        List<StateRecord> records = new ArrayList<>();
        for (String key : keys()) {
            if (!but.contains(key)) {
                Runnable call = calls.remove(key);
                if (call != null) {
                    call.run();
                }
                waiting.remove(key);
                records.add(SECTION.remove(key));
            }
        }
        return new StateUpdate(records, () -> {});
    }

    private static final class Codec implements StateCodec<AutonomousTransferComplete> {
        @Override
        public void write(AutonomousTransferComplete r, StateWriter out) {
            out.text(r.announceUrl()).text(r.transferUrl()).flag(r.isDownload());
            out.text(r.fileType().text()).number(r.fileSize()).text(r.targetFileName());
            out.number(r.faultStruct().faultCode().value()).text(r.faultStruct().faultString());
            out.text(r.startTime().text()).text(r.completeTime().text());
        }

        @Override
        public AutonomousTransferComplete read(int version, StateReader in) {
            return new AutonomousTransferComplete(
                    in.text(),
                    in.text(),
                    in.flag(),
                    new FileType(in.text()),
                    in.number(),
                    in.text(),
                    new FaultStruct(new FaultCode((int) in.number()), in.text()),
                    new CwmpDateTime(in.text()),
                    new CwmpDateTime(in.text()));
        }
    }
}
