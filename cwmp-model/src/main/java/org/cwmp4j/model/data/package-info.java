/** Definitions of a data model: objects, parameters, their types, facets and access (TR-106). */
@NullMarked
package org.cwmp4j.model.data;

import org.jspecify.annotations.NullMarked;
