/** One session as a pure state machine: values in, values out, no I/O, no clock. */
@NullMarked
package org.cwmp4j.cpe.session;

import org.jspecify.annotations.NullMarked;
