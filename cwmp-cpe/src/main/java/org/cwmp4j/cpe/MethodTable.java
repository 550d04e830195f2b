package org.cwmp4j.cpe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.parameter.ParameterRpcs;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.MethodFaults;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The methods that the ACS can call; what GetRPCMethods lists is this very table (B-GRM-01). On the agent's executor. */
final class MethodTable {
    private static final Logger LOG = LoggerFactory.getLogger(MethodTable.class);

    private final Map<String, Handler> table = new LinkedHashMap<>();

    MethodTable(ParameterRpcs rpcs, OwnMethods own) {
        table.put("GetRPCMethods", (call, version) -> CompletableFuture.completedStage(Answer.of(listed(version))));
        add("SetParameterValues", SetParameterValues.class, rpcs::setParameterValues);
        addLong("GetParameterValues", GetParameterValues.class, rpcs::getParameterValues);
        addLong("GetParameterNames", GetParameterNames.class, rpcs::getParameterNames);
        table.put(
                "SetParameterAttributes",
                (call, version) -> OlderNotifications.set((SetParameterAttributes) call, version, rpcs));
        table.put(
                "GetParameterAttributes",
                (call, version) -> OlderNotifications.get((GetParameterAttributes) call, version, rpcs));
        add("AddObject", AddObject.class, rpcs::addObject);
        add("DeleteObject", DeleteObject.class, rpcs::deleteObject);
        add("Reboot", Reboot.class, own::reboot);
        add("FactoryReset", FactoryReset.class, own::factoryReset);
    }

    private interface Handler {
        CompletionStage<Answer> apply(CpeMethod<?> call, CwmpVersion version);
    }

    /** What the session engine does itself. */
    interface OwnMethods {
        CompletionStage<CwmpMessage> reboot(Reboot call);

        CompletionStage<CwmpMessage> factoryReset(FactoryReset call);
    }

    /** The methods of a topic. */
    void add(Map<String, Function<CpeMethod<?>, CompletionStage<CwmpMessage>>> methods) {
        methods.forEach((name, handler) ->
                table.put(name, (call, version) -> handler.apply(call).thenApply(Answer::of)));
    }

    /** A vendor's method, run on the application's executor. */
    void add(String name, Executor executor, Function<VendorMethod, CompletionStage<VendorMethodResponse>> handler) {
        add(
                name,
                VendorMethod.class,
                call -> CompletableFuture.supplyAsync(() -> handler.apply(call), executor)
                        .thenCompose(stage -> stage));
    }

    private <M extends CpeMethod<?>> void add(
            String name, Class<M> type, Function<M, CompletionStage<? extends CwmpMessage>> handler) {
        addLong(name, type, call -> handler.apply(call).thenApply(Answer::of));
    }

    /** A method whose answer may be long. */
    private <M extends CpeMethod<?>> void addLong(
            String name, Class<M> type, Function<M, CompletionStage<Answer>> handler) {
        table.put(name, (call, version) -> handler.apply(type.cast(call)));
    }

    private GetRPCMethodsResponse listed(CwmpVersion version) {
        return new GetRPCMethodsResponse(table.keySet().stream()
                .filter(n -> VersionTable.hasMethod(version, n))
                .toList());
    }

    /** A response or a fault; fails only with {@link StateException}. */
    CompletionStage<Answer> execute(CpeMethod<?> call, CwmpVersion version) {
        Handler handler = table.get(call.name());
        if (handler == null) {
            return CompletableFuture.completedStage(
                    Answer.of(Fault.of(FaultCode.METHOD_NOT_SUPPORTED, "Method not supported: " + call.name())));
        }
        return run(handler, call, version)
                .handle((answer, failure) -> failure == null ? answer : Answer.of(fault(call, failure)))
                .thenApply(
                        answer -> answer.message() instanceof Fault f ? Answer.of(allowed(call, version, f)) : answer);
    }

    private static CompletionStage<Answer> run(Handler handler, CpeMethod<?> call, CwmpVersion version) {
        try {
            return handler.apply(call, version);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** B-ROB-08: what the application throws becomes 9002 and tells the ACS nothing. */
    private static CwmpMessage fault(CpeMethod<?> call, Throwable failure) {
        Throwable cause = Deadlines.cause(failure);
        if (cause instanceof StateException state) {
            throw state;
        }
        if (cause instanceof FaultException refused) {
            return refused.fault();
        }
        LOG.warn("{} failed", call.name(), cause);
        return Fault.of(FaultCode.INTERNAL_ERROR, "Internal error");
    }

    /** Only codes that the method and the version have (B-FLT-09, C-VER-05). */
    private static Fault allowed(CpeMethod<?> call, CwmpVersion version, Fault fault) {
        FaultCode code = MethodFaults.nearest(call.name(), Direction.CPE_TO_ACS, version, fault.faultCode());
        return code.equals(fault.faultCode()) ? fault : Fault.of(code, fault.faultString(), fault.parameterFaults());
    }
}
