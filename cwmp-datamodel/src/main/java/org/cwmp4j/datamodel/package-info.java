/** Data-model documents of the Broadband Forum (TR-106 Annex A), compiled into the definitions of {@code cwmp-model}. */
@NullMarked
package org.cwmp4j.datamodel;

import org.jspecify.annotations.NullMarked;
