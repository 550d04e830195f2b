/** How documents are read, put together and turned into definitions. */
@NullMarked
package org.cwmp4j.datamodel.internal;

import org.jspecify.annotations.NullMarked;
