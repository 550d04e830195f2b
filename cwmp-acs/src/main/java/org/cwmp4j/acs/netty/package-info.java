/** The ACS's wire by Netty: a server over HTTP and HTTPS, and connection requests over HTTP. */
@NullMarked
package org.cwmp4j.acs.netty;

import org.jspecify.annotations.NullMarked;
