package org.cwmp4j.acs.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;

/** A device's data model with whatever quirks a test wants. */
public final class FakeDevice implements ParameterCalls {
    public final NavigableMap<String, ParameterValue> values = new TreeMap<>();
    /** More names than that at once are too many. */
    public int maxNames = Integer.MAX_VALUE;

    public FaultCode tooMany = FaultCode.RESOURCES_EXCEEDED;
    /** What any call that touches these is answered with. */
    public final Map<String, FaultCode> faulty = new HashMap<>();
    /** Left out of answers. */
    public final Set<String> dropped = new HashSet<>();
    /** Added to answers. */
    public final List<ParameterValue> added = new ArrayList<>();

    public boolean partialPaths = true;
    public final Set<String> notWritable = new HashSet<>();
    /** Paths that cannot be listed. */
    public final Set<String> unlistable = new HashSet<>();

    public final Set<Boolean> refusedNextLevels = new HashSet<>();
    public boolean ignoresNextLevel;
    /** What it makes of the names that it lists. */
    public UnaryOperator<List<ParameterInfoStruct>> listing = infos -> infos;
    /** What it makes of a set of changes; throws to refuse. */
    public UnaryOperator<SetParameterValues> setting = call -> call;
    /** Instances that it creates when one is added, the first being the one it names. */
    public List<Long> creates = List.of(1L);

    public final List<CpeMethod<?>> asked = new ArrayList<>();

    public FakeDevice with(String... names) {
        for (String name : names) {
            values.put(name, ParameterValue.of(name, "v"));
        }
        return this;
    }

    public FakeDevice with(ParameterValue value) {
        values.put(value.name(), value);
        return this;
    }

    /** All names that were asked for by GetParameterValues. */
    public List<String> namesAsked() {
        return asked.stream()
                .flatMap(method ->
                        method instanceof GetParameterValues get ? get.parameterNames().stream() : Stream.empty())
                .toList();
    }

    @Override
    public <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method) {
        CwmpMessage answer = answer(method);
        return answer instanceof Fault fault
                ? CompletableFuture.failedFuture(new FaultException(method.name(), fault))
                : CompletableFuture.completedFuture(method.responseType().cast(answer));
    }

    @Override
    public boolean isCollapse(Throwable failure) {
        return false;
    }

    /** A response or a fault. */
    public CwmpMessage answer(CpeMethod<?> method) {
        asked.add(method);
        if (method instanceof GetParameterValues get) {
            return get(get.parameterNames());
        }
        if (method instanceof GetParameterNames list) {
            return list(list);
        }
        if (method instanceof SetParameterValues set) {
            return set(set);
        }
        return method instanceof AddObject add ? add(add) : fault(FaultCode.METHOD_NOT_SUPPORTED);
    }

    public static Fault fault(FaultCode code) {
        return Fault.of(code, "no");
    }

    private CwmpMessage get(List<String> names) {
        if (names.size() > maxNames) {
            return fault(tooMany);
        }
        Map<String, ParameterValue> answer = new LinkedHashMap<>();
        for (String name : names) {
            boolean partial = name.isEmpty() || name.endsWith(".");
            for (Map.Entry<String, FaultCode> bad : faulty.entrySet()) {
                if (bad.getKey().equals(name) || (partial && bad.getKey().startsWith(name))) {
                    return fault(bad.getValue());
                }
            }
            if (partial && !partialPaths) {
                return fault(FaultCode.INTERNAL_ERROR);
            }
            if (partial) {
                values.tailMap(name).values().stream()
                        .takeWhile(v -> v.name().startsWith(name))
                        .forEach(v -> answer.put(v.name(), v));
            } else if (values.containsKey(name)) {
                answer.put(name, values.get(name));
            } else if (!dropped.contains(name)) {
                return fault(FaultCode.INVALID_PARAMETER_NAME);
            }
        }
        answer.keySet().removeAll(dropped);
        return new GetParameterValuesResponse(
                Stream.concat(answer.values().stream(), added.stream()).toList());
    }

    private CwmpMessage list(GetParameterNames call) {
        String path = call.parameterPath();
        boolean whole = !call.nextLevel() || ignoresNextLevel;
        if (unlistable.contains(path) || refusedNextLevels.contains(call.nextLevel())) {
            return fault(FaultCode.INVALID_ARGUMENTS);
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : values.tailMap(path).keySet()) {
            if (!name.startsWith(path)) {
                break;
            }
            for (int dot = name.indexOf('.', path.length()); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                names.add(name.substring(0, dot + 1));
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            return fault(FaultCode.INVALID_PARAMETER_NAME);
        }
        List<ParameterInfoStruct> infos = names.stream()
                .filter(name -> !name.equals(path) && (whole || Names.depth(path, name) == 1))
                .map(name -> new ParameterInfoStruct(name, !notWritable.contains(name)))
                .toList();
        return new GetParameterNamesResponse(listing.apply(infos));
    }

    private CwmpMessage set(SetParameterValues call) {
        try {
            setting.apply(call).parameterList().forEach(value -> values.put(value.name(), value));
            return new SetParameterValuesResponse(Status.APPLIED);
        } catch (FaultException e) {
            return e.fault();
        }
    }

    private CwmpMessage add(AddObject call) {
        for (long row : creates) {
            with(call.objectName() + row + ".Name", call.objectName() + row + ".Enable");
        }
        return new AddObjectResponse(creates.get(0), Status.APPLIED);
    }
}
