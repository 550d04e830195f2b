/** Time and chance as interfaces, each with its virtual twin. Nothing else in the library asks the JDK for either. */
@NullMarked
package org.cwmp4j.model.time;

import org.jspecify.annotations.NullMarked;
