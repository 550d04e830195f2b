/** A program that compiles data-model documents into the text form of definitions. */
@NullMarked
package org.cwmp4j.examples.datamodel;

import org.jspecify.annotations.NullMarked;
