package org.cwmp4j.cpe.transfer;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.TimeWindowStruct;

/**
 * What a device can transfer, and how. Which of the methods of the ACS the device has follows from it: with handlers of downloads
 * Download and ScheduleDownload, with handlers of uploads Upload. Immutable; for one agent, because of its directory.
 */
public final class TransferSettings {
    private final Path directory;
    private final Map<String, FileTransport> transports;
    private final Map<FileType, DownloadHandler> downloads;
    private final Map<FileType, UploadHandler> uploads;
    private final Set<String> modes;
    private final TransferPolicy policy;
    private final TransferLimits limits;
    private final TransferObserver observer;

    private TransferSettings(Builder builder) {
        directory = builder.directory;
        transports = Map.copyOf(builder.transports);
        downloads = Map.copyOf(builder.downloads);
        uploads = Map.copyOf(builder.uploads);
        modes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.modes));
        policy = builder.policy;
        limits = builder.limits;
        observer = builder.observer;
    }

    /**
     * Begins settings.
     *
     * @param directory where received files stand while their transfers last: for this agent alone, on a disk that survives
     *     restarts, readable by nobody else. Made if it is not there; files named {@code cwmp-<number>.tmp} in it belong to the
     *     engine, and those that belong to no transfer are removed at the start
     */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    /** Where received files stand. */
    public Path directory() {
        return directory;
    }

    /**
     * The transport for a scheme.
     *
     * @param scheme in lower case
     */
    public Optional<FileTransport> transport(String scheme) {
        return Optional.ofNullable(transports.get(scheme));
    }

    /** The handlers of downloads. */
    public Map<FileType, DownloadHandler> downloads() {
        return downloads;
    }

    /** The handlers of uploads; those for types with an instance number stand under the type without it. */
    public Map<FileType, UploadHandler> uploads() {
        return uploads;
    }

    /** The handler for an upload; one that was given for {@code 3 Vendor Configuration File} has all instances of it. */
    public Optional<UploadHandler> upload(FileType type) {
        UploadHandler exact = uploads.get(type);
        String text = type.text();
        boolean numbered = text.matches("[34] Vendor .+ [1-9][0-9]{0,9}");
        return exact != null || !numbered
                ? Optional.ofNullable(exact)
                : Optional.ofNullable(uploads.get(new FileType(text.substring(0, text.lastIndexOf(' ')))));
    }

    /** The window modes of ScheduleDownload that are supported. */
    public Set<String> modes() {
        return modes;
    }

    /** What windows leave to the device. */
    public TransferPolicy policy() {
        return policy;
    }

    /** Bounds. */
    public TransferLimits limits() {
        return limits;
    }

    /** Who watches. */
    public TransferObserver observer() {
        return observer;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, FileTransport> transports = new LinkedHashMap<>();
        private final Map<FileType, DownloadHandler> downloads = new LinkedHashMap<>();
        private final Map<FileType, UploadHandler> uploads = new LinkedHashMap<>();
        private final Set<String> modes = new LinkedHashSet<>(
                Set.of(TimeWindowStruct.AT_ANY_TIME, TimeWindowStruct.IMMEDIATELY, TimeWindowStruct.WHEN_IDLE));
        private TransferPolicy policy = TransferPolicy.DEFAULT;
        private TransferLimits limits = TransferLimits.DEFAULT;
        private TransferObserver observer = new TransferObserver() {};

        private Builder(Path directory) {
            this.directory = Objects.requireNonNull(directory, "directory");
        }

        /** Takes the URLs of its schemes; URLs without a transport are refused with 9013 (C-FILE-01). */
        public Builder transport(FileTransport value) {
            value.schemes().forEach(scheme -> transports.put(scheme, value));
            return this;
        }

        /** Takes downloaded files of a type: one of {@link FileType}'s, or {@code X <VENDOR> ...}; others are refused with 9003 (C-DL-13). */
        public Builder download(FileType type, DownloadHandler handler) {
            downloads.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(handler, "handler"));
            return this;
        }

        /**
         * Gives files of a type to upload: {@code 1 Vendor Configuration File}, {@code 2 Vendor Log File}, {@code X <VENDOR> ...}; or
         * {@code 3 Vendor Configuration File} and {@code 4 Vendor Log File}, for every instance (C-UL-01).
         */
        public Builder upload(FileType type, UploadHandler handler) {
            uploads.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(handler, "handler"));
            return this;
        }

        /**
         * A window mode beside the three that every device has: {@code 4 Confirmation Needed} or {@code X <VENDOR> ...} (C-SD-03),
         * for which {@link #policy} decides.
         */
        public Builder mode(String mode) {
            modes.add(Objects.requireNonNull(mode, "mode"));
            return this;
        }

        /** Default: {@link TransferPolicy#DEFAULT}. */
        public Builder policy(TransferPolicy value) {
            policy = Objects.requireNonNull(value, "policy");
            return this;
        }

        /** Default: {@link TransferLimits#DEFAULT}. */
        public Builder limits(TransferLimits value) {
            limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** Default: nobody. */
        public Builder observer(TransferObserver value) {
            observer = Objects.requireNonNull(value, "observer");
            return this;
        }

        /** The settings. */
        public TransferSettings build() {
            return new TransferSettings(this);
        }
    }
}
