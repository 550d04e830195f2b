/** The device's wire by Netty: sessions over HTTP and HTTPS, and the listener for connection requests. */
@NullMarked
package org.cwmp4j.cpe.netty;

import org.jspecify.annotations.NullMarked;
