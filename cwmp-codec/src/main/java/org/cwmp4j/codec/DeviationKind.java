package org.cwmp4j.codec;

/** Every way in which a message may deviate from the standard and still be read by the lenient reader. */
public enum DeviationKind {
    /** A prefix that no declaration binds; the local name decides. */
    UNBOUND_PREFIX
}
