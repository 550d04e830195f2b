package org.cwmp4j.acs.operation;

import java.util.concurrent.CompletableFuture;

/**
 * An operation that was asked for: its name, and a view of what becomes of it. The record is in the store, not here: dropping this
 * object, or the end of the process, changes nothing.
 *
 * @param <R> the device's answer
 * @param id its name in the store
 * @param queued completes once the operation is recorded; until then it does not exist
 * @param result the answer, once that is recorded; fails with {@link org.cwmp4j.model.FaultException} if the device answers with a fault
 *     and with {@link OperationException} if it ends otherwise; cancelling it changes nothing but the view
 */
public record PendingOperation<R>(OperationId id, CompletableFuture<Operation> queued, CompletableFuture<R> result) {}
