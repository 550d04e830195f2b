/** What the servers are measured against. */
@NullMarked
package org.cwmp4j.benchmarks.load.netty;

import org.jspecify.annotations.NullMarked;
