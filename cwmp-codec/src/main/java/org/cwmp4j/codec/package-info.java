/** Envelopes from bytes and to bytes; tolerant in, strict out. Thread-safe unless a type says otherwise. */
@NullMarked
package org.cwmp4j.codec;

import org.jspecify.annotations.NullMarked;
