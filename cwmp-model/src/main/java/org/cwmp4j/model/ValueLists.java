package org.cwmp4j.model;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.internal.Lexical;

/**
 * Lists in strings (TR-106 3.2.3, B-TYPE-16): items separated by commas; white space around an item is no part of it; commas,
 * percent signs and white space inside items are percent-encoded.
 */
public final class ValueLists {
    private ValueLists() {}

    /** The items, decoded; none for an empty text. A percent sign that begins no code is taken as it is. */
    public static List<String> split(String text) {
        if (Lexical.trim(text).isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            items.add(decode(Lexical.trim(part)));
        }
        return List.copyOf(items);
    }

    /** The list of these items; one that is a single empty item cannot be told from the empty list. */
    public static String join(List<String> items) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            encode(items.get(i), text);
        }
        return text.toString();
    }

    private static void encode(String item, StringBuilder text) {
        for (int i = 0; i < item.length(); i++) {
            char c = item.charAt(i);
            switch (c) {
                case ',' -> text.append("%2C");
                case '%' -> text.append("%25");
                case ' ' -> text.append("%20");
                case '\t' -> text.append("%09");
                case '\n' -> text.append("%0A");
                case '\r' -> text.append("%0D");
                default -> text.append(c);
            }
        }
    }

    private static String decode(String item) {
        if (item.indexOf('%') < 0) {
            return item;
        }
        StringBuilder text = new StringBuilder(item.length());
        for (int i = 0; i < item.length(); i++) {
            byte[] code =
                    item.charAt(i) == '%' && i + 3 <= item.length() ? Lexical.hex(item.substring(i + 1, i + 3)) : null;
            if (code != null && code.length == 1 && code[0] > 0) {
                text.append((char) code[0]);
                i += 2;
            } else {
                text.append(item.charAt(i));
            }
        }
        return text.toString();
    }
}
