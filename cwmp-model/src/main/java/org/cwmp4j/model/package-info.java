/** The nouns of CWMP: versions, identities, paths, values, events, fault codes. Immutable; safe on any thread. */
@NullMarked
package org.cwmp4j.model;

import org.jspecify.annotations.NullMarked;
