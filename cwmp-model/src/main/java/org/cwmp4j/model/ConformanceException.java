package org.cwmp4j.model;

import java.util.List;
import java.util.stream.Collectors;

/** A message that this program wants to send breaks the standard; nothing was sent. Says where; shows no values. */
public final class ConformanceException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * @param violations one or more
     */
    public ConformanceException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** What is broken, in the order of the message. */
    public List<Violation> violations() {
        return violations;
    }
}
