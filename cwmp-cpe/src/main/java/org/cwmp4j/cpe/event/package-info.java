/** Events until they are delivered, and when the next session is due. */
@NullMarked
package org.cwmp4j.cpe.event;

import org.jspecify.annotations.NullMarked;
