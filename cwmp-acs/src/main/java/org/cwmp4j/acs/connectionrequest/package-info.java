/** Asking a device to open a session. */
@NullMarked
package org.cwmp4j.acs.connectionrequest;

import org.jspecify.annotations.NullMarked;
