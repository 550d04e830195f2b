/** Shared within the server; not exported. */
@NullMarked
package org.cwmp4j.acs.internal;

import org.jspecify.annotations.NullMarked;
