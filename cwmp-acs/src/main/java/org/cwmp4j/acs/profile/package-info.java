/** Quirks of devices as data: what a kind of device needs that the standard does not foresee, read from files. */
@NullMarked
package org.cwmp4j.acs.profile;

import org.jspecify.annotations.NullMarked;
