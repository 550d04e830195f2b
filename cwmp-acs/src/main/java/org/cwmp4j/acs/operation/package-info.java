/** Calls from outside a session as durable records, and the store that holds them. */
@NullMarked
package org.cwmp4j.acs.operation;

import org.jspecify.annotations.NullMarked;
