/** From bytes to a checked stream of XML events: encodings, repair, positions, limits, prefixes. */
@NullMarked
package org.cwmp4j.codec.internal.xml;

import org.jspecify.annotations.NullMarked;
