/** TLS by the JDK's own means: keys, trusted roots, host names (TR-069 A6C1 3.3), as engines that any transport can drive. */
@NullMarked
package org.cwmp4j.http.tls;

import org.jspecify.annotations.NullMarked;
