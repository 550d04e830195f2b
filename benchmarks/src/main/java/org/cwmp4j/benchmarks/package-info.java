/** What reading and writing messages costs, beside other ways to do it. */
@NullMarked
package org.cwmp4j.benchmarks;

import org.jspecify.annotations.NullMarked;
