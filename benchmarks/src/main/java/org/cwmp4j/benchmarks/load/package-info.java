/** Whole sessions against whole servers: how many, how fast, at what cost in memory. */
@NullMarked
package org.cwmp4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
