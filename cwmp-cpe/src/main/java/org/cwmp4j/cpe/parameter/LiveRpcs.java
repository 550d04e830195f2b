package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.MethodFaults;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Request;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the ACS: what the tree does, or the fault that says why not. */
final class LiveRpcs implements ParameterRpcs {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRpcs.class);
    private static final int MAX_KEY = 32;

    private final TreeParts parts;
    private final ReadRpcs reads;
    private final ValueWrites values;
    private final RowWrites rows;
    private final AttributeWrites attributes;
    private final EngineWrites engineWrites;
    private final Consumer<Set<String>> changed;

    LiveRpcs(
            TreeParts parts,
            Access access,
            ValueWrites values,
            RowWrites rows,
            EngineWrites engineWrites,
            AttributeWrites attributes,
            Consumer<Set<String>> changed) {
        this.parts = parts;
        this.reads = new ReadRpcs(parts, access);
        this.values = values;
        this.rows = rows;
        this.attributes = attributes;
        this.engineWrites = engineWrites;
        this.changed = changed;
    }

    @Override
    public CompletionStage<Answer> getParameterNames(GetParameterNames call) {
        return answerOf(call, () -> reads.names(call.parameterPath(), call.nextLevel()));
    }

    @Override
    public CompletionStage<Answer> getParameterValues(GetParameterValues call) {
        return answerOf(call, () -> reads.values(call.parameterNames()));
    }

    @Override
    public CompletionStage<Answer> getParameterAttributes(GetParameterAttributes call) {
        return answerOf(call, () -> reads.attributes(call.parameterNames()));
    }

    @Override
    public CompletionStage<CwmpMessage> setParameterValues(SetParameterValues call) {
        return answer(call, () -> parts.operations().run(() -> set(call)));
    }

    @Override
    public CompletionStage<CwmpMessage> setParameterAttributes(SetParameterAttributes call) {
        return answer(call, () -> parts.operations().run(() -> attributes.set(call.parameterList())));
    }

    @Override
    public CompletionStage<CwmpMessage> addObject(AddObject call) {
        return answer(
                call,
                () -> parts.operations()
                        .run(() -> rows.add(call.objectName(), ObjectDefinition::creatable, key(call.parameterKey())))
                        .thenApply(added -> new AddObjectResponse(added.instance(), added.status())));
    }

    @Override
    public CompletionStage<CwmpMessage> deleteObject(DeleteObject call) {
        return answer(
                call,
                () -> parts.operations()
                        .run(() -> rows.delete(
                                call.objectName(),
                                ObjectDefinition::deletable,
                                p -> true,
                                released -> key(call.parameterKey()).and(engineWrites.setting(released))))
                        .thenApply(DeleteObjectResponse::new));
    }

    private CompletableFuture<CwmpMessage> set(SetParameterValues call) {
        StateUpdate key = key(call.parameterKey());
        Map<String, ParameterValue> wanted = onceEach(call.parameterList());
        if (wanted.isEmpty()) {
            return parts.changer().make(List.of(), key).thenApply(SetParameterValuesResponse::new);
        }
        Rows rows = parts.rows();
        BiFunction<String, ParameterDefinition, ValueCheck> check =
                (name, definition) -> definition.check(Objects.requireNonNull(wanted.get(name)));
        CompletableFuture<ValueWrites.Checked> checked = parts.aliases().createRows()
                ? values.checkAndCreate(wanted.keySet(), rows, check)
                : values.check(wanted.keySet(), rows, check);
        return checked.thenCompose(good -> make(good, key)).thenApply(SetParameterValuesResponse::new);
    }

    private CompletableFuture<Status> make(ValueWrites.Checked checked, StateUpdate key) {
        boolean byAlias = parts.aliases().inAnswers();
        return parts.changer()
                .make(
                        checked.changes(),
                        key.and(engineWrites.setting(checked.changes())).and(values.spelling(checked, true)))
                .thenApply(status -> {
                    boolean mode = checked.leaves().containsKey(parts.aliases().modePath());
                    if (mode && status == Status.COMMITTED) {
                        parts.aliases().hold(byAlias);
                    } else if (mode) {
                        parts.aliases().release();
                    }
                    return status;
                });
    }

    /** The values by name; fault 9003 for each name that comes twice (C-SPV-03). */
    private static Map<String, ParameterValue> onceEach(List<ParameterValue> list) {
        Map<String, ParameterValue> wanted = new LinkedHashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (ParameterValue value : list) {
            if (wanted.put(value.name(), value) != null) {
                twice.add(value.name());
            }
        }
        if (!twice.isEmpty()) {
            List<ChangeFault> faults = new ArrayList<>();
            twice.forEach(name -> faults.add(new ChangeFault(name, FaultCode.INVALID_ARGUMENTS, "more than once")));
            throw new Refusal(FaultCode.INVALID_ARGUMENTS, "a parameter comes more than once", faults);
        }
        return wanted;
    }

    /** The ParameterKey goes with the change: set if and only if that is made (C-SPV-05, C-ADD-04, C-DEL-04). */
    private StateUpdate key(String value) {
        if (value.codePointCount(0, value.length()) > MAX_KEY) {
            throw new Refusal(FaultCode.INVALID_ARGUMENTS, "ParameterKey is longer than " + MAX_KEY + " characters");
        }
        String path = LiveTree.parameterKey(parts.context().model());
        return parts.stored().setting(path, value).and(new StateUpdate(List.of(), () -> changed.accept(Set.of(path))));
    }

    private CompletionStage<CwmpMessage> answer(Request call, Supplier<CompletableFuture<? extends CwmpMessage>> work) {
        return answerOf(call, () -> work.get().thenApply(Answer::of)).thenApply(Answer::message);
    }

    private CompletionStage<Answer> answerOf(Request call, Supplier<CompletableFuture<Answer>> work) {
        CompletionStage<Answer> done;
        try {
            done = work.get();
        } catch (RuntimeException e) {
            done = CompletableFuture.failedStage(e);
        }
        return done.handle((answer, failure) -> failure == null ? answer : Answer.of(refusal(call, failure)));
    }

    private static CwmpMessage refusal(Request call, Throwable failure) {
        Throwable cause = ProviderFailure.unwrap(failure);
        if (cause instanceof StateException) {
            throw new CompletionException(cause);
        } else if (cause instanceof Refusal refusal) {
            Fault fault = refusal.toFault();
            return Fault.of(nearest(call, fault.faultCode()), fault.faultString(), fault.parameterFaults());
        } else if (cause instanceof ProviderFailure provider) {
            return Fault.of(nearest(call, provider.code()), String.valueOf(provider.getMessage()));
        }
        LOG.error("{} failed", call.name(), cause);
        return Fault.of(FaultCode.INTERNAL_ERROR, "internal error");
    }

    private static FaultCode nearest(Request call, FaultCode code) {
        return MethodFaults.nearest(call.name(), Direction.CPE_TO_ACS, CwmpVersion.V1_4, code);
    }
}
