/** Certificates made for one test run: a root, an intermediate, and whatever servers and clients a test needs. */
@NullMarked
package org.cwmp4j.testkit.pki;

import org.jspecify.annotations.NullMarked;
