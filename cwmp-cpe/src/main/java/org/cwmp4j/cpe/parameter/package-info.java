/**
 * The live parameter tree of a device: definitions shared between agents, values and rows of each agent, and the providers that
 * connect them with what the device really is and does.
 */
@NullMarked
package org.cwmp4j.cpe.parameter;

import org.jspecify.annotations.NullMarked;
