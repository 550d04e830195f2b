package org.cwmp4j.conformance;

/** How strongly a rule binds, in the words of RFC 2119; a rule with several of them counts by the strongest. */
public enum Level {
    /** An absolute requirement or prohibition. */
    MUST,
    /** To be followed unless there is a good reason not to. */
    SHOULD,
    /** Left to the implementation. */
    MAY,
    /** Follows from other rules, or is a decision of this project where the standard is silent. */
    NONE
}
