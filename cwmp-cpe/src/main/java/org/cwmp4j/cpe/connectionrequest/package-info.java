/** Requests of the ACS that a device start a session: who may ask, how often, and how to answer. */
@NullMarked
package org.cwmp4j.cpe.connectionrequest;

import org.jspecify.annotations.NullMarked;
