package org.cwmp4j.conformance;

/**
 * A group of rules.
 *
 * @param code the part of a rule's identifier between the hyphens, for instance {@code SESS}
 * @param title what the rules are about
 * @param inScope whether the library as it is now implements the topic; rules of other topics need neither test nor reason
 */
public record Topic(String code, String title, boolean inScope) {}
