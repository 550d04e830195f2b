package org.cwmp4j.cpe.parameter;

/** The parts of one agent's tree. */
record TreeParts(
        TreeContext context,
        TreeOptions options,
        Sources sources,
        StoredTree stored,
        PendingCommits commits,
        ChangeLog log,
        ChangeLog lightweightLog,
        ValueReader reader,
        Changer changer,
        Operations operations,
        Aliases aliases,
        AliasRules aliasRules,
        References references,
        Wire wire,
        ProviderRows providerRows,
        SeenRows seen) {
    /** The rows for one operation, in a session as the ACS has seen them (C-SESS-05). */
    Rows rows() {
        return new Rows(sources, stored, aliases, providerRows, seen);
    }

    /** The rows for one operation as they are now, whatever the ACS has seen. */
    Rows rowsNow() {
        return new Rows(sources, stored, aliases, providerRows, null);
    }

    Walk walk(Rows rows) {
        return new Walk(context.model(), rows, aliases, options.wildcards());
    }
}
