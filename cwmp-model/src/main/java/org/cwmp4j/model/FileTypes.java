package org.cwmp4j.model;

import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_1;
import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.CwmpVersion.V1_4;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file types of the standard and since when they exist (TR-069 A6C1 Tables 33, 44, 56, 62, 76). */
final class FileTypes {
    private static final Map<String, CwmpVersion> REQUEST_DOWNLOAD = Map.of(
            "1 Firmware Upgrade Image", V1_0,
            "2 Web Content", V1_0,
            "3 Vendor Configuration File", V1_0,
            "4 Tone File", V1_2,
            "5 Ringer File", V1_2);
    private static final Map<String, CwmpVersion> UPLOAD = Map.of(
            "1 Vendor Configuration File", V1_0,
            "2 Vendor Log File", V1_0);
    private static final Map<String, CwmpVersion> UPLOAD_INSTANCES = Map.of(
            "3 Vendor Configuration File", V1_2,
            "4 Vendor Log File", V1_2);
    private static final Map<String, CwmpVersion> TRANSFER = Map.of(
            "1 Firmware Upgrade Image", V1_1,
            "2 Web Content", V1_1,
            "3 Vendor Configuration File", V1_1,
            "4 Vendor Log File", V1_1,
            "4 Tone File", V1_2,
            "5 Ringer File", V1_2,
            "8 Stored Firmware Image", V1_4);
    private static final Map<String, CwmpVersion> TRANSFER_INSTANCES = Map.of(
            "6 Vendor Configuration File", V1_2,
            "7 Vendor Log File", V1_2);
    private static final Pattern INSTANCE = Pattern.compile("(.+) [1-9][0-9]*");

    private FileTypes() {}

    /** The version that brought a type of the standard; null if it is none for this use. */
    static @Nullable CwmpVersion since(String text, FileType.Use use) {
        return switch (use) {
            case DOWNLOAD -> text.equals("6 Stored Firmware Image") ? V1_4 : REQUEST_DOWNLOAD.get(text);
            case REQUEST_DOWNLOAD -> REQUEST_DOWNLOAD.get(text);
            case UPLOAD -> either(text, UPLOAD, UPLOAD_INSTANCES);
            case TRANSFER -> either(text, TRANSFER, TRANSFER_INSTANCES);
        };
    }

    private static @Nullable CwmpVersion either(
            String text, Map<String, CwmpVersion> fixed, Map<String, CwmpVersion> numbered) {
        CwmpVersion version = fixed.get(text);
        if (version != null) {
            return version;
        }
        Matcher matcher = INSTANCE.matcher(text);
        return matcher.matches() ? numbered.get(matcher.group(1)) : null;
    }
}
