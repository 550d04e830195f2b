package org.cwmp4j.codec.arbitrary;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FileType;

/** File types by use and version. */
final class FileTypes {
    private FileTypes() {}

    static FileType requestDownload(Draw d, CwmpVersion v) {
        List<String> types = start(v, "1 Firmware Upgrade Image", "2 Web Content", "3 Vendor Configuration File");
        if (v.has(CwmpVersion.V1_2)) {
            types.addAll(List.of("4 Tone File", "5 Ringer File"));
        }
        return new FileType(d.oneOf(types));
    }

    static FileType download(Draw d, CwmpVersion v) {
        return v.has(CwmpVersion.V1_4) && d.below(6) == 0
                ? new FileType("6 Stored Firmware Image")
                : requestDownload(d, v);
    }

    static FileType upload(Draw d, CwmpVersion v) {
        List<String> types = start(v, "1 Vendor Configuration File", "2 Vendor Log File");
        if (v.has(CwmpVersion.V1_2)) {
            types.addAll(List.of("3 Vendor Configuration File 1", "4 Vendor Log File 4294967295"));
        }
        return new FileType(d.oneOf(types));
    }

    /** For AutonomousTransferComplete and GetAllQueuedTransfers, which number them otherwise. */
    static FileType transfer(Draw d, CwmpVersion v) {
        List<String> types = start(v, "1 Firmware Upgrade Image", "2 Web Content", "3 Vendor Configuration File");
        if (v.has(CwmpVersion.V1_2)) {
            types.addAll(
                    List.of("4 Tone File", "5 Ringer File", "6 Vendor Configuration File 12", "7 Vendor Log File 3"));
        } else {
            types.add("4 Vendor Log File");
        }
        if (v.has(CwmpVersion.V1_4)) {
            types.add("8 Stored Firmware Image");
        }
        return new FileType(d.oneOf(types));
    }

    private static List<String> start(CwmpVersion v, String... standard) {
        List<String> types = new ArrayList<>(List.of(standard));
        types.add("X 00D09E Größe <1>");
        if (v.has(CwmpVersion.V1_2)) {
            types.add("X example.com some file");
        }
        return types;
    }
}
