package org.cwmp4j.codec.internal.xml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The namespace declarations in force at the cursor. */
final class Scope {
    private String[] prefixes = new String[8];
    private String[] uris = new String[8];
    private int[] depths = new int[8];
    private int size;
    private int version;
    private int defaultVersion = -1;
    private boolean hasDefault;

    void declare(int depth, String prefix, String uri) {
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, size * 2);
            uris = Arrays.copyOf(uris, size * 2);
            depths = Arrays.copyOf(depths, size * 2);
        }
        prefixes[size] = prefix;
        uris[size] = uri;
        depths[size++] = depth;
        version++;
    }

    /** The element at {@code depth} has ended. */
    void leave(int depth) {
        while (size > 0 && depths[size - 1] >= depth) {
            size--;
            version++;
        }
    }

    /** Changes whenever a prefix may have come to mean something else. */
    int version() {
        return version;
    }

    /** Whether a default namespace is in force; asked of nearly every element. */
    boolean hasDefault() {
        if (defaultVersion != version) {
            defaultVersion = version;
            hasDefault = !"".equals(resolve(""));
        }
        return hasDefault;
    }

    /** What a prefix stands for: {@code ""} for no namespace, {@code null} for an unbound prefix. */
    @Nullable
    String resolve(String prefix) {
        for (int i = size - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return uris[i].isEmpty() && !prefix.isEmpty() ? null : uris[i];
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    /** Some CWMP namespace in scope; empty for none. */
    String anyCwmp() {
        for (int i = size - 1; i >= 0; i--) {
            if (Namespaces.cwmp(uris[i]) == Namespaces.Cwmp.KNOWN) {
                return uris[i];
            }
        }
        return "";
    }
}
