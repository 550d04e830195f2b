/** Writes envelopes as bytes. One small writer for each group of RPCs, found through {@link RpcTable}. */
@NullMarked
package org.cwmp4j.codec.internal.write;

import org.jspecify.annotations.NullMarked;
