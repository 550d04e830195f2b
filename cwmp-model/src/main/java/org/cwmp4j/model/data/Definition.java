package org.cwmp4j.model.data;

/** What a data model says of an object or a parameter. Immutable. */
public sealed interface Definition permits ObjectDefinition, ParameterDefinition {
    /**
     * The full path, with <code>{i}</code> for instances; that of an object ends with a dot, that of a table with
     * <code>{i}.</code>
     */
    String path();

    /** The last name in the path: {@code Interface} of <code>Device.IP.Interface.{i}.</code> */
    String name();
}
