/** The state machine of one session: values in, values out, no socket, thread, clock or file. */
@NullMarked
package org.cwmp4j.acs.session;

import org.jspecify.annotations.NullMarked;
