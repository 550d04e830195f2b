package org.cwmp4j.it.scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.parameter.ChangeFault;
import org.cwmp4j.cpe.parameter.CommitOutcome;
import org.cwmp4j.cpe.parameter.ParameterChange;
import org.cwmp4j.cpe.parameter.ParameterProvider;
import org.cwmp4j.cpe.parameter.TransactionId;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.data.DataModelText;

/** A device with very many parameters, in a process of its own: runs one session and says how it ended. */
public final class LargeDevice {
    static final String TABLE = "Device.Large.Row.";
    static final int ROWS = 10_000;
    static final int COLUMNS = 10;

    private LargeDevice() {}

    /** @param arguments the URL of the ACS, and how many rows of an answer may be held */
    public static void main(String[] arguments) throws Exception {
        StringBuilder model = new StringBuilder(".Large.\n  RowNumberOfEntries unsignedInt\n"
                + ".Large.Row.{i}. entries=:20000 count=RowNumberOfEntries\n");
        for (int i = 0; i < COLUMNS; i++) {
            model.append("  P").append(i).append(" string size=:256\n");
        }
        NettyLoops loops = NettyLoops.start(1, "large");
        ExecutorService executor = Executors.newFixedThreadPool(2);
        CompletableFuture<SessionResult> ended = new CompletableFuture<>();
        CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), executor)
                .build();
        CpeAgent agent = CpeAgent.builder(
                        runtime,
                        DeviceInfo.of(new DeviceId("Example", "00D09E", "Large", "1")),
                        new MemoryJournal().open())
                .acs(arguments[0])
                .model(BaseModel.device()
                        .addAll(DataModelText.readFragment(model.toString(), "Device."))
                        .build())
                .tree(tree -> tree.provider(TABLE, new Computed()).heldRows(Integer.parseInt(arguments[1])))
                .observer(new CpeObserver() {
                    @Override
                    public void sessionEnded(SessionInfo session, SessionResult result) {
                        ended.complete(result);
                    }
                })
                .build();
        agent.start();
        System.out.println("session " + ended.get().end());
        System.exit(0);
    }

    /** The value of a parameter of a row: long enough to weigh something. */
    static String value(String path) {
        return "the value of <" + path + "> & a little more";
    }

    /** Values that nobody stores. */
    private static final class Computed implements ParameterProvider {
        @Override
        public CompletionStage<List<Long>> instances(String table) {
            return CompletableFuture.completedStage(
                    LongStream.rangeClosed(1, ROWS).boxed().toList());
        }

        @Override
        public CompletionStage<Map<String, String>> read(List<String> paths) {
            Map<String, String> values = new HashMap<>();
            paths.forEach(path -> values.put(path, value(path)));
            return CompletableFuture.completedStage(values);
        }

        @Override
        public CompletionStage<List<ChangeFault>> validate(List<ParameterChange> changes) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Void> prepare(TransactionId tx, List<ParameterChange> changes) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<CommitOutcome> commit(TransactionId tx, List<ParameterChange> changes) {
            return CompletableFuture.completedStage(CommitOutcome.APPLIED);
        }

        @Override
        public CompletionStage<Void> rollback(TransactionId tx) {
            return CompletableFuture.completedStage(null);
        }
    }
}
