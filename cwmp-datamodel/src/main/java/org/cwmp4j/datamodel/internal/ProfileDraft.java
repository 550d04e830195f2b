package org.cwmp4j.datamodel.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/** A profile while it is put together. */
final class ProfileDraft {
    /** Names of the profiles that it contains. */
    final Set<String> includes = new LinkedHashSet<>();
    /** Of objects and parameters. */
    final Set<String> paths = new LinkedHashSet<>();
}
