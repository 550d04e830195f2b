package org.cwmp4j.cpe.transfer.internal;

import org.cwmp4j.model.FileType;

/** File types as GetAllQueuedTransfers and AutonomousTransferComplete number them (C-GQ-02, TR-069 A6C1 Tables 44, 62). */
final class FileTypesOfLists {
    private FileTypesOfLists() {}

    static FileType of(FileType type, boolean download) {
        String text = type.text();
        if (download) {
            return type.equals(FileType.STORED_FIRMWARE_IMAGE) ? new FileType("8 Stored Firmware Image") : type;
        }
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '1' -> new FileType("3" + text.substring(1));
            case '2' -> new FileType("4" + text.substring(1));
            case '3' -> new FileType("6" + text.substring(1));
            case '4' -> new FileType("7" + text.substring(1));
            default -> type;
        };
    }
}
