/**
 * What stands between the engine and its topics: transfers, notifications and whatever else has methods, timers and records of its
 * own. Not exported.
 */
@NullMarked
package org.cwmp4j.cpe.internal;

import org.jspecify.annotations.NullMarked;
