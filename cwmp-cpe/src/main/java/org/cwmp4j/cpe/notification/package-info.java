/** Lightweight notifications: messages of one UDP datagram, signed and never answered (TR-069 A6C1 Annex M), and who carries them. */
@NullMarked
package org.cwmp4j.cpe.notification;

import org.jspecify.annotations.NullMarked;
