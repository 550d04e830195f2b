/** Netty's part of HTTP for both ends: event loops, the scheduler, a client connection and a server. */
@NullMarked
package org.cwmp4j.http.netty;

import org.jspecify.annotations.NullMarked;
