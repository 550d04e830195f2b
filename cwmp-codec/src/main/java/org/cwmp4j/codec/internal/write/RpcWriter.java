package org.cwmp4j.codec.internal.write;

/**
 * Writes the arguments of one kind of message, in the order of the schemas (B-SOAP-06).
 *
 * @param <M> the message
 */
@FunctionalInterface
interface RpcWriter<M> {
    /** Writes what stands inside the method's element. */
    void write(MessageOutput out, M message);
}
