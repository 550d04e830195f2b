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
        Wire wire) {
    /** The rows for one operation. */
    Rows rows() {
        return new Rows(sources, stored, commits, aliases);
    }

    Walk walk(Rows rows) {
        return new Walk(context.model(), rows, aliases, options.wildcards());
    }
}
