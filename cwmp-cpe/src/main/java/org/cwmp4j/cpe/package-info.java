/** Agents: the device end of CWMP, with the ports that stand between an agent and the wire. */
@NullMarked
package org.cwmp4j.cpe;

import org.jspecify.annotations.NullMarked;
