/** HTTP Basic and Digest (RFC 7617, RFC 7616, RFC 2617), both halves, as plain Java without I/O. */
@NullMarked
package org.cwmp4j.http.auth;

import org.jspecify.annotations.NullMarked;
