/** Serial execution without a thread of its own. */
@NullMarked
package org.cwmp4j.model.concurrent;

import org.jspecify.annotations.NullMarked;
