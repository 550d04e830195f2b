package org.cwmp4j.acs;

/**
 * How much of its {@link AcsBudget} a server uses at a moment: for metrics.
 *
 * @param sessions live, undecided ones included
 * @param opening POSTs under way that belong to no session
 * @param bodyBytes of all bodies under way
 */
public record AcsLoad(int sessions, int opening, long bodyBytes) {}
