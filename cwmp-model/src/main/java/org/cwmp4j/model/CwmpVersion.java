package org.cwmp4j.model;

import java.util.Optional;

/** A version of CWMP (TR-069 A6C1 Table 89). Ordered from the oldest to the newest. */
public enum CwmpVersion {
    /** TR-069 Amendment 1. */
    V1_0("1.0", "urn:dslforum-org:cwmp-1-0"),
    /** TR-069 Amendment 2. */
    V1_1("1.1", "urn:dslforum-org:cwmp-1-1"),
    /** TR-069 Amendment 3. */
    V1_2("1.2", "urn:dslforum-org:cwmp-1-2"),
    /** TR-069 Amendment 4; shares the namespace of 1.2. */
    V1_3("1.3", "urn:dslforum-org:cwmp-1-2"),
    /** TR-069 Amendments 5 and 6; shares the namespace of 1.2. */
    V1_4("1.4", "urn:dslforum-org:cwmp-1-2");

    private final String text;
    private final String namespace;

    CwmpVersion(String text, String namespace) {
        this.text = text;
        this.namespace = namespace;
    }

    /** The version as headers write it, such as {@code 1.4}. */
    public String text() {
        return text;
    }

    /** The XML namespace that messages of this version are sent in. */
    public String namespace() {
        return namespace;
    }

    /** Whether this version has what came with {@code since}. */
    public boolean has(CwmpVersion since) {
        return compareTo(since) >= 0;
    }

    /** The version that headers write as {@code text}; empty for one that this library does not know. */
    public static Optional<CwmpVersion> ofText(String text) {
        for (CwmpVersion v : values()) {
            if (v.text.equals(text)) {
                return Optional.of(v);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
