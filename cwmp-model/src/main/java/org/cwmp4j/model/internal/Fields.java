package org.cwmp4j.model.internal;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.VendorArgument;

/** Rules about arguments that several messages have. */
final class Fields {
    static final int KEY = 32;
    static final int NAME = 256;
    static final Pattern UUID = Pattern.compile("[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}");
    static final String UUID_FORM = "hexadecimal digits, 8-4-4-4-12";

    private static final Pattern FILE_TYPE =
            Pattern.compile("[1-9][0-9]*( \\S+)+|X [0-9A-F]{6} [^\\r\\n]*|X \\S+ [^\\r\\n]+");
    private static final Pattern WINDOW_MODE = Pattern.compile("[1-9][0-9]*( \\S+)+|X \\S+ [^\\r\\n]+");
    private static final Set<String> WINDOW_MODES = Set.of(
            TimeWindowStruct.AT_ANY_TIME,
            TimeWindowStruct.IMMEDIATELY,
            TimeWindowStruct.WHEN_IDLE,
            TimeWindowStruct.CONFIRMATION_NEEDED);
    private static final Pattern ACCESS_ENTRY = Pattern.compile("Subscriber|X_\\S+");
    private static final Pattern USER_INFO = Pattern.compile("[^/?#]*//[^/?#]*@.*", Pattern.DOTALL);

    private Fields() {}

    static void names(String field, List<String> names, int max, Checker c) {
        c.notEmpty(field, names);
        for (int i = 0; i < names.size(); i++) {
            c.in(field, i).text("", names.get(i), max);
        }
        c.out();
    }

    static Checker fileType(FileType type, FileType.Use use, Checker c) {
        c.text("FileType", type.text(), 64)
                .pattern("FileType", type.text(), FILE_TYPE, "a number and words, or X <VENDOR> text");
        if (VersionTable.ofFileType(type, use).filter(c.version()::has).isEmpty()) {
            c.unsendable("FileType", "not in CWMP " + c.version(), "a file type of this method and version");
        }
        return c;
    }

    /** A URL of a file: user information never stands in it, the credentials have arguments of their own. */
    static Checker url(String value, int max, Checker c) {
        if (USER_INFO.matcher(value).matches()) {
            c.unsendable("URL", "has user information", "credentials in Username and Password");
        }
        return c.text("URL", value, max);
    }

    /**
     * @param acts whether the value is to be set: then a wrong one is refused (C-SPA-05), else it is only not sent
     */
    static void notification(int value, boolean acts, Checker c) {
        boolean known = Notification.ofCode(value)
                .filter(n -> c.version().has(n.since()))
                .isPresent();
        if (!known && acts) {
            c.broken("Notification", "not in CWMP " + c.version(), "0 to 2, since 1.4 to 6");
        } else if (!known) {
            c.unsendable("Notification", "not in CWMP " + c.version(), "0 to 2, since 1.4 to 6");
        }
    }

    static void accessList(List<String> entries, Checker c) {
        for (String entry : entries) {
            c.text("AccessList", entry, 64);
            if (!ACCESS_ENTRY.matcher(entry).matches()) {
                c.unsendable("AccessList", "unknown entry", "Subscriber or X_<VENDOR>_...");
            }
        }
    }

    static void timeWindows(List<TimeWindowStruct> windows, Checker c) {
        if (windows.isEmpty() || windows.size() > 2) {
            c.broken("TimeWindowList", "wrong number of entries", "1 or 2");
        }
        for (int i = 0; i < windows.size(); i++) {
            TimeWindowStruct w = windows.get(i);
            c.in("TimeWindowList", i)
                    .unsignedInt("WindowStart", w.windowStart())
                    .unsignedInt("WindowEnd", w.windowEnd())
                    .text("WindowMode", w.windowMode(), 64)
                    .pattern("WindowMode", w.windowMode(), WINDOW_MODE, "a number and words, or X <VENDOR> text")
                    .text("UserMessage", w.userMessage(), 256)
                    .range("MaxRetries", w.maxRetries(), -1, Integer.MAX_VALUE);
            if (!w.windowMode().startsWith("X ") && !WINDOW_MODES.contains(w.windowMode())) {
                c.unsendable("WindowMode", "unknown", "a mode of the standard or of a vendor");
            }
            if (w.windowStart() >= w.windowEnd()) {
                c.unsendable("WindowEnd", "not after the start", "more than WindowStart");
            }
            if (i > 0 && w.windowStart() < windows.get(i - 1).windowEnd()) {
                c.unsendable("WindowStart", "inside the window before", "at least its WindowEnd");
            }
        }
        c.out();
    }

    static void vendor(String name, String namespace, List<VendorArgument> arguments, Checker c) {
        c.text("", name, 64).characters("", namespace);
        if (!name.startsWith("X_") || !XmlText.isName(name)) {
            c.broken("", "no name of a vendor's method", "X_<VENDOR>_Name");
        }
        arguments(arguments, c);
    }

    private static void arguments(List<VendorArgument> arguments, Checker c) {
        for (VendorArgument argument : arguments) {
            if (!XmlText.isName(argument.name())) {
                c.broken("", "an argument without a proper name", "a name of XML without colon");
            }
            c.characters(argument.name(), argument.text());
            arguments(argument.members(), c);
        }
    }
}
