package org.cwmp4j.it.hostile;

import java.net.URI;
import javax.net.ssl.SSLContext;

/**
 * What is attacked.
 *
 * @param port of the plain listener
 * @param tlsPort of the listener that asks for certificates
 * @param rogueTls with the certificate of {@link Cast#ROGUE}
 */
record Target(int port, int tlsPort, SSLContext rogueTls) {
    URI tlsUrl() {
        return URI.create("https://localhost:" + tlsPort + "/acs");
    }
}
