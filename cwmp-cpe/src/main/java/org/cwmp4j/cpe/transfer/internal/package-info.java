/** The engine of transfers: a small pure machine for each, and what carries out its wishes. Not exported. */
@NullMarked
package org.cwmp4j.cpe.transfer.internal;

import org.jspecify.annotations.NullMarked;
