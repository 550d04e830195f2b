package org.cwmp4j.model;

/** How far a change has come when its response leaves (TR-069 A6C1 Tables 18, 30, 32, 34). */
public enum Status {
    /** 0: validated and applied; a transfer is complete and applied. */
    APPLIED,
    /** 1: validated and committed, not yet applied; a transfer will be reported by TransferComplete. */
    COMMITTED;

    /** The number on the wire. */
    public int code() {
        return this == APPLIED ? 0 : 1;
    }
}
