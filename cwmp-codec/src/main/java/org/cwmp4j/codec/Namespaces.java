package org.cwmp4j.codec;

import java.util.regex.Pattern;
import org.cwmp4j.model.CwmpVersion;

/** Namespaces of CWMP (TR-069 A6C1 Table 89; B-VER-01, B-VER-15). */
final class Namespaces {
    private static final Pattern CWMP = Pattern.compile("urn:dslforum-org:cwmp-1-[0-9]{1,3}");

    private Namespaces() {}

    /** Whether messages may be sent in a namespace: one of the three, or one of the same form that a peer uses and we mirror. */
    static boolean isSendable(String namespace) {
        return namespace.equals(CwmpVersion.V1_2.namespace())
                || CWMP.matcher(namespace).matches();
    }

    /** The lower of a version and what a namespace can express. */
    static CwmpVersion limit(String namespace, CwmpVersion version) {
        for (CwmpVersion old : new CwmpVersion[] {CwmpVersion.V1_0, CwmpVersion.V1_1}) {
            if (namespace.equals(old.namespace()) && version.has(old)) {
                return old;
            }
        }
        return version;
    }
}
