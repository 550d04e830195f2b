package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.BaseObjects;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.concurrent.SerialExecutor;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.cwmp4j.model.time.ManualTime;

/** A device whose tree is under test; {@link #start} again is a restart over the same journal. */
final class Device {
    static final String KEY = "Device.ManagementServer.ParameterKey";
    static final DataModel MODEL = BaseModel.device()
            .addAll(DataModelText.readFragment("""
                    .Test.
                      Text string size=:32 rw
                      Short string rw
                      Mode string enum=Auto enum=Manual rw default=Auto
                      Number int range=-10:10 rw
                      Count unsignedInt rw default=7
                      Long long rw
                      Big unsignedLong rw
                      Flag boolean rw default=true
                      Time dateTime rw
                      Bytes base64 size=:64 rw
                      Hex hexBinary size=:8 rw
                      Decimal decimal rw
                      Names string list=:4 size=:16 rw
                      Secret string size=:64 rw hidden
                      Status string size=:64
                      Noisy unsignedInt notify=canDeny
                      Forced string size=:16 rw notify=forceEnabled
                      Default string size=:16 rw notify=forceDefaultEnabled
                      InterfaceNumberOfEntries unsignedInt
                      EmptyNumberOfEntries unsignedInt
                    .Test.Interface.{i}. create delete entries=:5 count=InterfaceNumberOfEntries key=Name
                      Name string size=:64 rw
                      Enable boolean rw
                      Speed unsignedInt rw default=100
                      Counter unsignedInt
                    .Test.Interface.{i}.Address.{i}. create delete
                      IP string size=:45 rw default=0.0.0.0
                    .Test.Interface.{i}.Stats.
                      Bytes unsignedLong
                    .Test.Empty.{i}. create count=EmptyNumberOfEntries
                      X string rw
                    .Test.Fixed.{i}.
                      X string rw
                    .Test.Bare.
                    .Prov.
                      A string size=:32 rw
                      B string size=:32 rw
                      Live unsignedInt
                      RowNumberOfEntries unsignedInt
                    .Prov.Row.{i}. create delete count=RowNumberOfEntries
                      V string size=:32 rw default=new
                    .Other.
                      A string size=:32 rw
                      B string size=:32 rw
                    """, "Device."))
            .build();

    ManualTime time = new ManualTime(Instant.parse("2026-01-02T03:04:05Z"));
    final MemoryJournal journal = new MemoryJournal();
    final List<Runnable> worker = new ArrayList<>();
    boolean workerStopped;
    Consumer<ParameterTreeBuilder> setup = b -> {};
    DataModel model = MODEL;
    DeviceInfo info = DeviceInfo.of(new DeviceId("Maker", "0123AB", "Class", "S1"));
    ManagementServerSettings.Builder settings =
            ManagementServerSettings.builder("http://acs.example/cwmp").password("secret");
    ParameterTree tree;
    ManagementServer server;
    DeviceState state;
    SerialExecutor serial;

    Device() {}

    Device(Consumer<ParameterTreeBuilder> setup) {
        this.setup = setup;
    }

    /** A device that has begun its life. */
    static Device started() {
        return new Device().start();
    }

    static Device started(Consumer<ParameterTreeBuilder> setup) {
        return new Device(setup).start();
    }

    Device start() {
        return start(journal.open());
    }

    /** Starts over a store that may die. */
    Device start(StateStore store) {
        time = new ManualTime(time.now()); // what an earlier life had scheduled died with it
        serial = new SerialExecutor();
        Executor executor = task -> {
            if (workerStopped) {
                worker.add(task);
            } else {
                task.run();
            }
        };
        state = DeviceState.open(store, serial).toCompletableFuture().join();
        BaseObjects base = new BaseObjects(info, settings.build(), time);
        ParameterTreeBuilder builder = ParameterTree.builder(model);
        base.configure(builder);
        setup.accept(builder);
        tree = builder.open(state, serial, executor, time.source());
        CompletionStage<ManagementServer> attached = base.attach(tree, state, serial);
        server = attached.toCompletableFuture().getNow(null);
        return this;
    }

    /** Kills the agent and starts it again. */
    Device restart() {
        return start();
    }

    <T> T now(CompletionStage<T> stage) {
        if (!stage.toCompletableFuture().isDone()) {
            throw new AssertionError("not answered yet");
        }
        return stage.toCompletableFuture().join();
    }

    // ---- the ACS's view

    /** An answer as a transport that holds it sees it. */
    CwmpMessage whole(CompletionStage<Answer> answer) {
        return now(answer.thenCompose(Answer::whole));
    }

    static ParameterValue string(String name, String value) {
        return ParameterValue.of(name, value);
    }

    CompletionStage<CwmpMessage> set(String key, ParameterValue... values) {
        return tree.rpcs().setParameterValues(new SetParameterValues(Arrays.asList(values), key));
    }

    CwmpMessage spv(String key, ParameterValue... values) {
        return now(set(key, values));
    }

    CwmpMessage spv(ParameterValue... values) {
        return spv("k", values);
    }

    CwmpMessage gpvRaw(String... names) {
        return whole(tree.rpcs().getParameterValues(new GetParameterValues(List.of(names))));
    }

    List<ParameterValue> gpv(String... names) {
        return ((GetParameterValuesResponse) gpvRaw(names)).parameterList();
    }

    String value(String name) {
        return gpv(name).get(0).text();
    }

    List<String> names(List<ParameterValue> values) {
        return values.stream().map(ParameterValue::name).toList();
    }

    CwmpMessage gpnRaw(String path, boolean nextLevel) {
        return whole(tree.rpcs().getParameterNames(new GetParameterNames(path, nextLevel)));
    }

    Map<String, Boolean> gpn(String path, boolean nextLevel) {
        Map<String, Boolean> found = new TreeMap<>();
        ((GetParameterNamesResponse) gpnRaw(path, nextLevel)).parameterList().forEach(i -> {
            if (found.put(i.name(), i.writable()) != null) {
                throw new AssertionError("listed twice: " + i.name());
            }
        });
        return found;
    }

    CwmpMessage gpaRaw(String... names) {
        return whole(tree.rpcs().getParameterAttributes(new GetParameterAttributes(List.of(names))));
    }

    List<ParameterAttributeStruct> gpa(String... names) {
        return ((GetParameterAttributesResponse) gpaRaw(names)).parameterList();
    }

    int notification(String name) {
        return gpa(name).get(0).notification();
    }

    List<String> accessList(String name) {
        return gpa(name).get(0).accessList();
    }

    static SetParameterAttributesStruct watch(String name, int notification) {
        return new SetParameterAttributesStruct(name, true, notification, false, List.of());
    }

    static SetParameterAttributesStruct access(String name, String... list) {
        return new SetParameterAttributesStruct(name, false, 0, true, List.of(list));
    }

    CwmpMessage spa(SetParameterAttributesStruct... entries) {
        return now(tree.rpcs().setParameterAttributes(new SetParameterAttributes(Arrays.asList(entries))));
    }

    CwmpMessage add(String table) {
        return add(table, "k");
    }

    CwmpMessage add(String table, String key) {
        return now(tree.rpcs().addObject(new AddObject(table, key)));
    }

    CwmpMessage delete(String row) {
        return delete(row, "k");
    }

    CwmpMessage delete(String row, String key) {
        return now(tree.rpcs().deleteObject(new DeleteObject(row, key)));
    }

    // ---- sessions

    InformParameters inform() {
        return now(tree.informParameters(List.of()));
    }

    /** A session whose Inform is confirmed. */
    InformParameters session() {
        now(tree.beginSession());
        InformParameters sent = inform();
        now(state.record(tree.reported(sent)));
        tree.endSession();
        return sent;
    }

    static int code(CwmpMessage message) {
        return ((Fault) message).faultCode().value();
    }

    static Map<String, Integer> codes(CwmpMessage message) {
        Map<String, Integer> codes = new TreeMap<>();
        for (SetParameterValuesFault fault : ((Fault) message).parameterFaults()) {
            if (codes.put(fault.parameterName(), fault.faultCode().value()) != null) {
                throw new AssertionError("two entries for " + fault.parameterName());
            }
        }
        return codes;
    }

    void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** Lets the worker do what it was given meanwhile. */
    void work() {
        workerStopped = false;
        List<Runnable> tasks = new ArrayList<>(worker);
        worker.clear();
        tasks.forEach(Runnable::run);
    }
}
