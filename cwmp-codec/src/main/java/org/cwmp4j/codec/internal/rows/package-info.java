/** Which lists of which messages may stream, row by row. */
@NullMarked
package org.cwmp4j.codec.internal.rows;

import org.jspecify.annotations.NullMarked;
