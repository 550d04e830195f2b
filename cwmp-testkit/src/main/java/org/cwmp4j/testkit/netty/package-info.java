/** What needs Netty; use it where Netty is on the path. */
@NullMarked
package org.cwmp4j.testkit.netty;

import org.jspecify.annotations.NullMarked;
