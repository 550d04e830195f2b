/** The server engine of CWMP: sessions with devices, calls to them, operations queued for them. Plain Java; drivers bring the bytes. */
@NullMarked
package org.cwmp4j.acs;

import org.jspecify.annotations.NullMarked;
