/** Who speaks: HTTP authentication of devices and how an identity is bound to a device. */
@NullMarked
package org.cwmp4j.acs.auth;

import org.jspecify.annotations.NullMarked;
