/** How the rules about messages and values are checked. Not exported. */
@NullMarked
package org.cwmp4j.model.internal;

import org.jspecify.annotations.NullMarked;
