/**
 * Ties the tests of this repository to the rules of the standard: marks on tests, the catalogue of rules as facts, and the
 * report that shows which rule which test covers.
 */
@NullMarked
package org.cwmp4j.conformance;

import org.jspecify.annotations.NullMarked;
