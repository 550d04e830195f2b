package org.cwmp4j.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that shows one or more rules of the standard, or quirks of real peers, so that {@code docs/conformance.md} and
 * {@code docs/interoperability.md} can name it.
 *
 * <p>A mark on a class stands for a class whose tests show the rule together. Nothing here depends on a test engine: the
 * mark works on JUnit tests, jqwik properties and ArchUnit rules alike.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** The identifiers, for instance {@code "C-SESS-08"} or {@code "H4"}; each must be in the catalogue. */
    String[] value();
}
