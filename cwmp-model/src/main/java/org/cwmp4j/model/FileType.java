package org.cwmp4j.model;

import java.util.Objects;

/**
 * What kind of file a transfer moves, exactly as on the wire. The numbers mean different files in different RPCs (TR-069 A6C1
 * Tables 33, 44, 56, 62): compare the whole text. Open for vendor types and instance-numbered ones.
 *
 * @param text at most 64 characters
 */
public record FileType(String text) {
    /** Download: a firmware image, applied at once. */
    public static final FileType FIRMWARE_UPGRADE_IMAGE = new FileType("1 Firmware Upgrade Image");
    /** Download: web content. */
    public static final FileType WEB_CONTENT = new FileType("2 Web Content");
    /** Download: a configuration file. */
    public static final FileType VENDOR_CONFIGURATION_FILE = new FileType("3 Vendor Configuration File");
    /** Download: a tone file (since 1.2). */
    public static final FileType TONE_FILE = new FileType("4 Tone File");
    /** Download: a ringer file (since 1.2). */
    public static final FileType RINGER_FILE = new FileType("5 Ringer File");
    /** Download: a firmware image, stored only (since 1.4). */
    public static final FileType STORED_FIRMWARE_IMAGE = new FileType("6 Stored Firmware Image");
    /** Upload: the configuration; deprecated in favour of {@link #uploadConfiguration}. */
    public static final FileType UPLOAD_VENDOR_CONFIGURATION_FILE = new FileType("1 Vendor Configuration File");
    /** Upload: the log; deprecated in favour of {@link #uploadLog}. */
    public static final FileType UPLOAD_VENDOR_LOG_FILE = new FileType("2 Vendor Log File");

    public FileType {
        Objects.requireNonNull(text, "text");
    }

    /** Upload: instance {@code i} of the VendorConfigFile table (since 1.2). */
    public static FileType uploadConfiguration(long i) {
        return new FileType("3 Vendor Configuration File " + i);
    }

    /** Upload: instance {@code i} of the VendorLogFile table (since 1.2). */
    public static FileType uploadLog(long i) {
        return new FileType("4 Vendor Log File " + i);
    }

    /** Where a file type stands; each has numbers of its own (TR-069 A6C1 Tables 33, 44, 56, 62, 76). */
    public enum Use {
        /** Download and ScheduleDownload. */
        DOWNLOAD,
        /** RequestDownload. */
        REQUEST_DOWNLOAD,
        /** Upload. */
        UPLOAD,
        /** AutonomousTransferComplete and GetAllQueuedTransfers. */
        TRANSFER
    }

    @Override
    public String toString() {
        return text;
    }
}
