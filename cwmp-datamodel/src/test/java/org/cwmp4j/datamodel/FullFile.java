package org.cwmp4j.datamodel;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A resolved ("full") document as lines, one for each object and parameter, by path. A walker of its own that shares nothing with the
 * compiler: there are no imports, components and bases of models in such a file, only named types.
 */
final class FullFile {
    private final Map<String, Element> types = new HashMap<>();
    private final String prefix;

    private FullFile(String prefix) {
        this.prefix = prefix;
    }

    /** The lines of a model. */
    static Map<String, String> lines(Path file, String model, String prefix) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        FullFile full = new FullFile(prefix);
        children(root, "dataType").forEach(type -> full.types.put(type.getAttribute("name"), type));
        Map<String, String> lines = new TreeMap<>();
        for (Element candidate : children(root, "model")) {
            if (candidate.getAttribute("name").equals(model)) {
                full.parameters(candidate, "", lines);
                children(candidate, "object").forEach(object -> full.object(object, lines));
            }
        }
        return lines;
    }

    private void object(Element object, Map<String, String> lines) {
        if (deleted(object)) {
            return;
        }
        String path = object.getAttribute("name");
        if (path.endsWith("{i}.")) {
            Set<String> keys = new TreeSet<>();
            for (Element key : children(object, "uniqueKey")) {
                List<String> names = children(key, "parameter").stream()
                        .map(p -> p.getAttribute("ref"))
                        .toList();
                boolean functional = !key.getAttribute("functional").equals("false");
                keys.add(names + (functional && object.hasAttribute("enableParameter") ? "*" : ""));
            }
            lines.put(
                    prefix + path,
                    "table " + (object.getAttribute("access").equals("readWrite") ? "rw " : "")
                            + range(object, "minEntries", "maxEntries", "0") + " enable="
                            + object.getAttribute("enableParameter") + " count="
                            + object.getAttribute("numEntriesParameter") + " keys=" + keys);
        } else {
            lines.put(prefix + path, "object");
        }
        parameters(object, path, lines);
    }

    private void parameters(Element object, String path, Map<String, String> lines) {
        for (Element parameter : children(object, "parameter")) {
            if (!deleted(parameter)) {
                lines.put(prefix + path + parameter.getAttribute("name").strip(), line(parameter));
            }
        }
    }

    private String line(Element parameter) {
        Element syntax = children(parameter, "syntax").get(0);
        Shape shape = new Shape();
        for (Element child : elements(syntax)) {
            String name = child.getTagName();
            if (name.equals("list")) {
                if (!deleted(child)) {
                    shape.list = range(child, "minItems", "maxItems", "0");
                    shape.size(child);
                }
            } else if (name.equals("default")) {
                boolean real = !child.getAttribute("type").equals("implementation");
                shape.defaultValue = deleted(child) || !real ? null : child.getAttribute("value");
            } else if (name.equals("dataType")) {
                named(child.hasAttribute("ref") ? child.getAttribute("ref") : child.getAttribute("base"), shape);
                shape.facets(child);
            } else {
                shape.type = name;
                shape.facets(child);
            }
        }
        if (shape.type.equals("dateTime") && "".equals(shape.defaultValue)) {
            // No dateTime; the compiler reports it and leaves it out
            shape.defaultValue = null;
        }
        String access = parameter.getAttribute("access");
        String notify = parameter.getAttribute("activeNotify");
        return shape.type
                + (access.equals("readOnly") || access.isEmpty() ? "" : " rw")
                + " " + shape
                + (truth(syntax, "hidden") || truth(syntax, "secured") ? " hidden" : "")
                + (truth(syntax, "command") ? " command" : "")
                + (truth(parameter, "forcedInform") ? " forced" : "")
                + " notify=" + (notify.isEmpty() ? "normal" : notify);
    }

    private void named(String name, Shape shape) {
        Element type = types.get(name);
        if (type.hasAttribute("base")) {
            named(type.getAttribute("base"), shape);
        }
        shape.facets(type);
        for (Element child : elements(type)) {
            if (!Shape.FACETS.contains(child.getTagName())
                    && !child.getTagName().equals("description")) {
                shape.type = child.getTagName();
                shape.facets(child);
            }
        }
    }

    /** What narrows a type down. */
    private static final class Shape {
        static final Set<String> FACETS = Set.of(
                "size", "range", "enumeration", "pattern", "units", "pathRef", "instanceRef", "enumerationRef", "list");

        String type = "";
        String list = "";
        String listSize = "";
        String defaultValue;
        String units = "";
        String reference = "";
        List<String> sizes = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        Set<String> patterns = new LinkedHashSet<>();

        void size(Element list) {
            children(list, "size").stream()
                    .filter(size -> !deleted(size))
                    .forEach(size -> listSize = range(size, "minLength", "maxLength", "0"));
        }

        void facets(Element type) {
            if (!children(type, "size").isEmpty()) {
                sizes = list(type, "size", "minLength", "maxLength", "0");
            }
            if (!children(type, "range").isEmpty()) {
                ranges = list(type, "range", "minInclusive", "maxInclusive", "");
            }
            for (Element child : elements(type)) {
                switch (child.getTagName()) {
                    case "enumeration" -> {
                        if (deleted(child)) {
                            values.remove(child.getAttribute("value"));
                        } else {
                            values.put(
                                    child.getAttribute("value"),
                                    child.getAttribute("access").equals("readOnly") ? "!" : "");
                        }
                    }
                    case "pattern" -> patterns.add(child.getAttribute("value"));
                    case "units" -> units = child.getAttribute("value");
                    case "pathRef", "instanceRef" ->
                        reference = child.getTagName() + " " + child.getAttribute("refType");
                    case "enumerationRef" ->
                        reference = "enumerationRef"
                                + (child.hasAttribute("nullValue") ? " " + child.getAttribute("nullValue") : "");
                    default -> {}
                }
            }
        }

        private static List<String> list(Element type, String name, String min, String max, String least) {
            return children(type, name).stream()
                    .filter(child -> !deleted(child))
                    .map(child -> range(child, min, max, least))
                    .toList();
        }

        @Override
        public String toString() {
            return "sizes=" + sizes + " ranges=" + ranges + " values=" + values + " patterns=" + patterns + " list="
                    + list + " listSize=" + listSize + " units=" + units + " ref=" + reference + " default="
                    + defaultValue;
        }
    }

    /** {@code min:max/step}, as bounds are written. */
    private static String range(Element element, String min, String max, String least) {
        String from = element.getAttribute(min);
        String to = element.getAttribute(max);
        String step = element.getAttribute("step");
        return (from.equals(least) ? "" : number(from)) + ":" + (to.equals("unbounded") ? "" : number(to))
                + (step.isEmpty() || step.equals("1") ? "" : "/" + number(step));
    }

    private static String number(String text) {
        return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static boolean truth(Element element, String attribute) {
        return element.getAttribute(attribute).equals("true");
    }

    private static boolean deleted(Element element) {
        return element.getAttribute("status").equals("deleted");
    }

    private static List<Element> children(Element element, String name) {
        return elements(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> elements(Element element) {
        List<Element> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e) {
                found.add(e);
            }
        }
        return found;
    }
}
