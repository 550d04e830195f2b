package org.cwmp4j.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a SOAP message for the log: text of elements named like a secret, text of a {@code Value} whose struct's
 * {@code Name} is that of a secret parameter or not known yet, user information in URLs. Reads tags only; gives up on what it
 * does not understand.
 */
final class XmlMask {
    private static final String MASK = "***";
    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml(\\s+[a-z]+\\s*=\\s*[\"'][A-Za-z0-9._-]*[\"'])*\\s*\\?>");

    private static final int LONGEST_DECLARATION = 200;

    private final String xml;
    private final StringBuilder out;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int at;

    private XmlMask(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length());
        levels.push(new Level("", false));
    }

    /** The masked text; {@code null} if it could not be followed to its end. */
    static @Nullable String mask(String xml) {
        XmlMask mask = new XmlMask(xml);
        return mask.run() ? mask.out.toString() : null;
    }

    private boolean run() {
        while (at < xml.length()) {
            int tag = xml.indexOf('<', at);
            if (tag < 0) {
                text(xml.substring(at));
                break;
            }
            text(xml.substring(at, tag));
            at = tag;
            if (!markup()) {
                return false;
            }
        }
        return levels.size() == 1;
    }

    private boolean markup() {
        if (xml.startsWith("<!--", at)) {
            return skipTo("-->");
        }
        if (xml.startsWith("<![CDATA[", at)) {
            return cdata();
        }
        if (xml.startsWith("<?", at)) {
            return instruction();
        }
        return !xml.startsWith("<!", at) && tag();
    }

    /** Of processing instructions only the XML declaration is shown: others may hold anything. */
    private boolean instruction() {
        int start = at;
        if (!skipTo("?>")) {
            return false;
        }
        boolean declaration = at - start <= LONGEST_DECLARATION
                && DECLARATION.matcher(xml).region(start, at).matches();
        out.append(declaration ? xml.substring(start, at) : "<?" + MASK + "?>");
        return true;
    }

    private boolean skipTo(String end) {
        int stop = xml.indexOf(end, at);
        if (stop < 0) {
            return false;
        }
        at = stop + end.length();
        return true;
    }

    private boolean cdata() {
        int stop = xml.indexOf("]]>", at);
        if (stop < 0) {
            return false;
        }
        text(xml.substring(at + "<![CDATA[".length(), stop));
        at = stop + 3;
        return true;
    }

    private boolean tag() {
        int stop = endOfTag();
        if (stop < 0) {
            return false;
        }
        String tag = xml.substring(at, stop + 1);
        at = stop + 1;
        out.append(Secrets.maskUrl(tag));
        if (tag.startsWith("</")) {
            if (levels.size() == 1) {
                return false;
            }
            levels.pop();
        } else if (!tag.endsWith("/>")) {
            open(localName(tag));
        }
        return true;
    }

    private void open(String name) {
        if (name.equals("name")) {
            levels.element().name = new StringBuilder();
        }
        levels.push(new Level(name, levels.element().secret || Secrets.isSecret(name)));
    }

    /** A '>' may stand within an attribute's value. */
    private int endOfTag() {
        char quote = 0;
        for (int i = at + 1; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            } else if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    private static String localName(String tag) {
        int end = 1;
        while (end < tag.length() && " \t\r\n/>".indexOf(tag.charAt(end)) < 0) {
            end++;
        }
        String qualified = tag.substring(1, end);
        return qualified.substring(qualified.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private void text(String text) {
        if (text.isBlank()) {
            out.append(text);
            return;
        }
        Level level = levels.pop();
        Level parent = levels.peek();
        if (level.element.equals("name") && parent != null && parent.name != null) {
            parent.name.append(text);
        }
        boolean hidden = isSecret(level, parent) || (parent != null && parent.secret);
        levels.push(level);
        out.append(hidden ? MASK : Secrets.maskUrl(text));
    }

    private static boolean isSecret(Level level, @Nullable Level parent) {
        if (level.element.equals("value") && parent != null) {
            String name = parent.name == null ? "" : parent.name.toString().strip();
            // A reference within a name could hide what it is.
            return name.isEmpty() || name.indexOf('&') >= 0 || Secrets.isSecret(name);
        }
        return level.secret;
    }

    private static final class Level {
        final String element;
        /** By its own name, or by that of an element around it. */
        final boolean secret;

        @Nullable
        StringBuilder name;

        Level(String element, boolean secret) {
            this.element = element;
            this.secret = secret;
        }
    }
}
