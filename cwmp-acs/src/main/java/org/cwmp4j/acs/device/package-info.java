/** What the server knows of each device, under an opaque key. */
@NullMarked
package org.cwmp4j.acs.device;

import org.jspecify.annotations.NullMarked;
