package org.cwmp4j.it.matrix;

import org.cwmp4j.it.wire.RawMessage;

/**
 * A request and what the device got for it.
 *
 * @param request as the device sent it
 * @param response as the device got it; {@code null} if it got none that is whole
 */
record Exchange(RawMessage request, RawMessage response) {}
