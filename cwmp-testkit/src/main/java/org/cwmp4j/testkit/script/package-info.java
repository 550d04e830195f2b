/**
 * Peers that follow a script, message by message: an ACS for tests of devices, a CPE for tests of servers.
 *
 * <p>Nothing here knows a socket. A script says what has to come and what is answered; whatever else comes fails the test
 * with both in the message. {@code org.cwmp4j.testkit.http} plays the same scripts over HTTP.
 */
@NullMarked
package org.cwmp4j.testkit.script;

import org.jspecify.annotations.NullMarked;
