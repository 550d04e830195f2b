package org.cwmp4j.it.arch.internal;

/** Stands for an internal type in the controls of the rules. */
public final class Hidden {}
