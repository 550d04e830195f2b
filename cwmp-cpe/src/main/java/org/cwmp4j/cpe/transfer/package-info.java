/**
 * File transfers of the device (TR-069 A6C1 A.3.2.8, A.4.1.5, A.4.1.8): what an application brings along for them. A {@link
 * org.cwmp4j.cpe.transfer.FileTransport} moves bytes, handlers know what a file of a type is for, the engine keeps the queue.
 */
@NullMarked
package org.cwmp4j.cpe.transfer;

import org.jspecify.annotations.NullMarked;
