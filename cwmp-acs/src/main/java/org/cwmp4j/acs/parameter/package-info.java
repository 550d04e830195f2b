/** Reading, listing and writing the parameters of real devices: calls that adapt to what a device can take. */
@NullMarked
package org.cwmp4j.acs.parameter;

import org.jspecify.annotations.NullMarked;
