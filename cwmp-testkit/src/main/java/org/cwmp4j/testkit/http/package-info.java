/**
 * Scripted peers over HTTP, on plain blocking sockets of the loopback interface, so that a test sees and sends exactly the
 * bytes it means to.
 */
@NullMarked
package org.cwmp4j.testkit.http;

import org.jspecify.annotations.NullMarked;
