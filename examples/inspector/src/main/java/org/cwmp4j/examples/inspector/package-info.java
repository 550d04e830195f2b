/** A program that reads captured CWMP messages and says what is in them. */
@NullMarked
package org.cwmp4j.examples.inspector;

import org.jspecify.annotations.NullMarked;
