package org.cwmp4j.acs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterPath;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.Violation.Scope;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;

/**
 * Which ways of naming instances beside their numbers a device has shown that it has: aliases by its Inform, wildcards by its Inform or
 * an answer in the session (TR-069 A6C1 3.6.1, 3.6.2). A call that needs more is not sent. Thread-safe.
 */
final class NamingAbilities {
    private static final String ALIASES = ".ManagementServer.AliasBasedAddressing";
    private static final String WILDCARDS = ".ManagementServer.InstanceWildcardsSupported";
    private static final Set<String> MODES = Set.of("InstanceMode", "AutoCreateInstances");

    private final boolean aliases;
    private volatile boolean wildcards;

    NamingAbilities(Inform inform) {
        aliases = show(inform.parameterList(), ALIASES);
        learn(inform.parameterList());
    }

    /** Takes note of an answer. */
    void learn(MethodResponse response) {
        if (response instanceof GetParameterValuesResponse values) {
            learn(values.parameterList());
        }
    }

    private void learn(List<ParameterValue> values) {
        if (show(values, WILDCARDS)) {
            wildcards = true;
        }
    }

    private static boolean show(List<ParameterValue> parameters, String name) {
        for (ParameterValue parameter : parameters) {
            if (shows(parameter, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean shows(ParameterValue parameter, String name) {
        int dot = parameter.name().indexOf('.');
        return dot > 0
                && parameter.name().startsWith(name, dot)
                && parameter.name().length() == dot + name.length()
                && ("true".equals(parameter.text()) || "1".equals(parameter.text()));
    }

    /** Why the call cannot go to this device; empty if it can. */
    Optional<ConformanceException> refusal(CpeMethod<?> method) {
        List<String> names = names(method);
        if (names.stream().allMatch(NamingAbilities::isPlain)) {
            return Optional.empty();
        }
        List<Violation> found = new ArrayList<>();
        if (!aliases && names.stream().anyMatch(n -> n.indexOf('[') >= 0)) { // A-ALIAS-01
            found.add(violation(method, "an alias in a path", "a device whose Inform has AliasBasedAddressing true"));
        }
        if (names.stream().anyMatch(n -> n.indexOf('*') >= 0)) { // A-WILD-01
            if (!reads(method)) {
                found.add(violation(method, "a wildcard in a path", "instances by number or alias"));
            } else if (!wildcards) {
                found.add(violation(
                        method,
                        "a wildcard in a path",
                        "a device that has told InstanceWildcardsSupported true in this session"));
            }
        }
        if (method instanceof SetParameterValues set && dependsOnItself(set)) { // ALI-15
            found.add(violation(
                    method,
                    "an alias in a path beside InstanceMode, AutoCreateInstances or the Alias it depends on",
                    "two calls, since the effect of one is not defined"));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new ConformanceException(found));
    }

    private static boolean isPlain(String name) {
        return name.indexOf('[') < 0 && name.indexOf('*') < 0;
    }

    private static boolean reads(CpeMethod<?> method) {
        return method instanceof GetParameterValues
                || method instanceof GetParameterNames
                || method instanceof GetParameterAttributes;
    }

    private static Violation violation(CpeMethod<?> method, String rule, String expected) {
        return new Violation(method.name(), rule, expected, FaultCode.INVALID_PARAMETER_NAME, Scope.SENDER);
    }

    /** Whether a call names instances by aliases that what it sets may change. */
    private static boolean dependsOnItself(SetParameterValues set) {
        boolean mode = false;
        Set<String> renamed = new TreeSet<>();
        for (ParameterValue value : set.parameterList()) {
            String name = value.name();
            String last = name.substring(name.lastIndexOf('.') + 1);
            mode |= MODES.contains(last) && name.contains(".ManagementServer.");
            if (last.equals("Alias")) {
                renamed.add(table(name));
            }
        }
        for (ParameterValue value : set.parameterList()) {
            ParameterPath path = ParameterPath.tryParse(value.name()).orElse(null);
            if (path != null && path.hasAlias() && (mode || usesAliasOf(renamed, value.name()))) {
                return true;
            }
        }
        return false;
    }

    /** The table of the row whose parameter that is. */
    private static String table(String parameter) {
        int row = parameter.lastIndexOf('.', parameter.lastIndexOf('.') - 1);
        return row < 0 ? "" : parameter.substring(0, row + 1);
    }

    /** A row may be renamed by the very alias it has, but nothing else may be named by an alias of its table. */
    private static boolean usesAliasOf(Set<String> tables, String name) {
        boolean rename = name.endsWith(".Alias");
        return tables.stream()
                .anyMatch(table -> name.startsWith(table + "[") && !(rename && table.equals(table(name))));
    }

    private static List<String> names(CpeMethod<?> method) {
        if (method instanceof GetParameterValues m) {
            return m.parameterNames();
        } else if (method instanceof SetParameterValues m) {
            return m.parameterList().stream().map(ParameterValue::name).toList();
        } else if (method instanceof GetParameterNames m) {
            return List.of(m.parameterPath());
        } else if (method instanceof GetParameterAttributes m) {
            return m.parameterNames();
        } else if (method instanceof SetParameterAttributes m) {
            return m.parameterList().stream()
                    .map(SetParameterAttributesStruct::name)
                    .toList();
        } else if (method instanceof AddObject m) {
            return List.of(m.objectName());
        } else if (method instanceof DeleteObject m) {
            return List.of(m.objectName());
        }
        return List.of();
    }
}
