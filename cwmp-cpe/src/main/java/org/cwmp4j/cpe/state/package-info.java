/**
 * What a device must remember over a restart, and the stores that keep it. Everything is a {@link
 * org.cwmp4j.cpe.state.StateRecord}: the last one written for a section and key counts. A batch of records is one atomic change.
 */
@NullMarked
package org.cwmp4j.cpe.state;

import org.jspecify.annotations.NullMarked;
