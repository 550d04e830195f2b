package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;

/**
 * Sets parameters, all or none (TR-069 A6C1 A.3.2.1).
 *
 * @param parameterList may be empty: then only the key is set
 * @param parameterKey becomes ManagementServer.ParameterKey if and only if the call succeeds; at most 32 characters
 */
public record SetParameterValues(List<ParameterValue> parameterList, String parameterKey)
        implements CpeMethod<SetParameterValuesResponse> {
    public SetParameterValues {
        parameterList = List.copyOf(parameterList);
        Objects.requireNonNull(parameterKey, "parameterKey");
    }

    /**
     * Sets these, and ParameterKey to the empty text.
     *
     * @throws org.cwmp4j.model.ConformanceException if a name comes twice, a value is none of its type, and so on
     */
    public static SetParameterValues of(ParameterValue... values) {
        return of("", List.of(values));
    }

    /** Sets these and ParameterKey, as {@link #of(ParameterValue...)}. */
    public static SetParameterValues of(String parameterKey, List<ParameterValue> values) {
        return Conformance.require(
                new SetParameterValues(values, parameterKey), CwmpVersion.V1_4, Direction.ACS_TO_CPE);
    }

    @Override
    public String name() {
        return "SetParameterValues";
    }

    @Override
    public Class<SetParameterValuesResponse> responseType() {
        return SetParameterValuesResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
