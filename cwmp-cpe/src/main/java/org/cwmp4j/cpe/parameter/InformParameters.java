package org.cwmp4j.cpe.parameter;

import java.util.List;
import java.util.Map;
import org.cwmp4j.model.ParameterValue;

/**
 * What an Inform says of parameters (TR-069 A6C1 A.3.3.1).
 *
 * @param parameters each once, with its present value: those with a change to report and those in every Inform
 * @param valueChange whether {@code 4 VALUE CHANGE} must be among the events; must not if false (C-INF-07)
 * @param reported the versions of the changes that this Inform reports, by path; for {@link ParameterTree#reported}
 * @param paths of parameters that are named otherwise, by their names
 */
public record InformParameters(
        List<ParameterValue> parameters, boolean valueChange, Map<String, Long> reported, Map<String, String> paths) {
    public InformParameters {
        parameters = List.copyOf(parameters);
        reported = Map.copyOf(reported);
        paths = Map.copyOf(paths);
    }

    /** Nobody will ask for the path of a parameter that is not named by it. */
    public InformParameters(List<ParameterValue> parameters, boolean valueChange, Map<String, Long> reported) {
        this(parameters, valueChange, reported, Map.of());
    }

    /** The path of a parameter, by which {@link #reported} knows it. */
    public String path(ParameterValue parameter) {
        return paths.getOrDefault(parameter.name(), parameter.name());
    }

    /** The same without what could not be told. */
    public InformParameters withReported(Map<String, Long> value) {
        return new InformParameters(parameters, valueChange, value, paths);
    }
}
