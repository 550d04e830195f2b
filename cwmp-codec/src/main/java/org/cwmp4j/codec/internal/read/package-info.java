/** From XML events to messages: one small reader for each group of RPCs, found through one table. */
@NullMarked
package org.cwmp4j.codec.internal.read;

import org.jspecify.annotations.NullMarked;
