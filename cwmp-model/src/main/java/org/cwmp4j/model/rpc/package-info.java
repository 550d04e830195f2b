/** The messages of CWMP 1.0 to 1.4, a record each (TR-069 A6C1 Annex A). Immutable; safe on any thread. */
@NullMarked
package org.cwmp4j.model.rpc;

import org.jspecify.annotations.NullMarked;
