/** An ACS and a device agent as two processes, with a transcript of what passes between them. */
@NullMarked
package org.cwmp4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
