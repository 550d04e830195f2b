package org.cwmp4j.acs.parameter;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.ParameterInfoStruct;

/**
 * A device's parameters in a session: calls that adapt to the device, by its profile and by what it answers. All names here are ours,
 * and all values mean what they say: the profile's translation stands between them and the device (quirk D19). Thread-safe.
 *
 * <p>Each method makes as many calls as it needs, one at a time; further calls of the session come in between. A method fails as
 * {@code DeviceSession.call} does if the session ends; what a device refuses is data in the results of reading and listing. Cancelling a
 * future makes no further calls.
 */
public final class DeviceParameters {
    private final Device device;

    /**
     * @param key the device's name for what is learnt of it
     * @param calls the way to it
     * @param profile its quirks
     * @param inform tells its root objects
     * @param sizes what was learnt of all devices
     */
    public DeviceParameters(String key, ParameterCalls calls, DeviceProfile profile, Inform inform, BatchSizes sizes) {
        this.device = new Device(
                Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(calls, "calls"),
                Objects.requireNonNull(profile, "profile"),
                roots(inform),
                Objects.requireNonNull(sizes, "sizes"));
    }

    private static List<String> roots(Inform inform) {
        TreeSet<String> roots = new TreeSet<>();
        for (ParameterValue value : inform.parameterList()) {
            int dot = value.name().indexOf('.');
            if (dot > 0) {
                roots.add(value.name().substring(0, dot + 1));
            }
        }
        return List.copyOf(roots);
    }

    /**
     * Reads parameters, in batches as large as the device takes them.
     *
     * @param names parameters, or partial paths for all below them; the empty text for everything
     */
    public CompletableFuture<ReadResult> read(Collection<String> names) {
        return new ParameterReader(device, names, null).run();
    }

    /**
     * As {@link #read(Collection)}, for more than is to be held at once.
     *
     * @param sink takes each value as it comes, on the thread that completes the call; what it throws fails the reading
     */
    public CompletableFuture<ReadResult> read(Collection<String> names, Consumer<ParameterValue> sink) {
        return new ParameterReader(device, names, Objects.requireNonNull(sink, "sink")).run();
    }

    /**
     * Lists objects and parameters, at most 200,000.
     *
     * @param path an object, with a dot at its end; the empty text for everything
     */
    public CompletableFuture<BrowseResult> browse(String path) {
        return new Browser(device, path, Browser.ALL).run();
    }

    /**
     * Sets parameters, all or none, spelt and translated as the device wants them. Fails with
     * {@link org.cwmp4j.model.FaultException} if the device refuses, unless the profile knows that its fault means success (quirk D10).
     */
    public CompletableFuture<WriteResult> write(List<ParameterValue> values, WriteOptions options) {
        return plain(new ParameterWriter(device, values, options).run());
    }

    /**
     * Adds an instance and looks what has become of its table: some devices add several, or fill them (quirk D9). Fails with
     * {@link org.cwmp4j.model.FaultException} if the device refuses to add it.
     *
     * @param table its path, with a dot at its end
     * @param parameterKey becomes ManagementServer.ParameterKey if the call succeeds
     */
    public CompletableFuture<AddResult> add(String table, String parameterKey) {
        return plain(rows(table)
                .thenCompose(before -> device.calls()
                        .call(new AddObject(device.profile().translation().name(table), parameterKey))
                        .thenCompose(added -> rows(table).thenCompose(after -> result(table, before, added, after)))));
    }

    /** With the failure itself, as calls of a session have it. If it is cancelled, so is the source: what comes after its present call is not made. */
    private static <T> CompletableFuture<T> plain(CompletableFuture<T> future) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletionStage<T> source = future;
        CompletionStage<T> given = result;
        given.whenComplete((value, failure) -> future.cancel(false));
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                Throwable cause = failure.getCause();
                result.completeExceptionally(failure instanceof CompletionException && cause != null ? cause : failure);
            }
        });
        return result;
    }

    private CompletableFuture<Set<Long>> rows(String table) {
        return new Browser(device, table, 1).run().thenApply(listed -> {
            Set<Long> rows = new TreeSet<>();
            for (ParameterInfoStruct info : listed.names()) {
                rows.add(Names.row(table, info.name()));
            }
            rows.remove(-1L);
            return rows;
        });
    }

    private CompletableFuture<AddResult> result(
            String table, Set<Long> before, AddObjectResponse added, Set<Long> after) {
        Set<Long> others = new TreeSet<>(after);
        others.removeAll(before);
        others.remove(added.instanceNumber());
        return read(List.of(table + added.instanceNumber() + "."))
                .thenApply(
                        content -> new AddResult(added.instanceNumber(), added.status(), List.copyOf(others), content));
    }
}
