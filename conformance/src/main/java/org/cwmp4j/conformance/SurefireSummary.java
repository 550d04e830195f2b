package org.cwmp4j.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Adds up Surefire's reports of all modules and finds the tests that were skipped without leave. */
public final class SurefireSummary {

    private int tests;
    private int failures;
    private int errors;
    private final List<String> skipped = new ArrayList<>();

    private SurefireSummary() {}

    /**
     * Prints the sums and the tests skipped without leave. Exits with 0 if there are none of the latter and the reports are
     * not empty, with 1 otherwise.
     *
     * @param args the root directory of the project, the file of allowed skips, the directory of the standard's material
     * @throws IOException if a report or the file cannot be read
     */
    @SuppressWarnings("SystemOut") // a program: its result goes to the console
    public static void main(String[] args) throws IOException {
        AllowedSkips allowed =
                AllowedSkips.parse(Files.readAllLines(Path.of(args[1])), Files.isDirectory(Path.of(args[2])));
        System.exit(of(Path.of(args[0])).print(allowed, System.out) ? 0 : 1);
    }

    /**
     * Reads the reports of every module below a directory.
     *
     * @param root the directory
     * @return the sums
     * @throws IOException if a report cannot be read
     */
    static SurefireSummary of(Path root) throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.find(root, 6, (path, attributes) -> isReport(path))) {
            reports = files.sorted().toList();
        }
        SurefireSummary summary = new SurefireSummary();
        for (Path report : reports) {
            summary.add(report);
        }
        return summary;
    }

    private static boolean isReport(Path path) {
        return path.getParent() != null
                && path.getParent().endsWith("surefire-reports")
                && path.getFileName().toString().matches("TEST-.*\\.xml");
    }

    /**
     * Prints the sums and what was skipped without leave.
     *
     * @param allowed the tests that may be skipped
     * @param out where to print
     * @return whether there were tests and none was skipped without leave
     */
    boolean print(AllowedSkips allowed, PrintStream out) {
        List<String> wrong =
                skipped.stream().filter(test -> !allowed.allow(test)).toList();
        wrong.forEach(test -> out.println("skipped without leave: " + test));
        out.printf("Tests run: %d, Failures: %d, Errors: %d, Skipped: %d%n", tests, failures, errors, skipped.size());
        return wrong.isEmpty() && tests > 0;
    }

    private void add(Path report) throws IOException {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            String test = "";
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    test = element(reader, test);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("unreadable report " + report, e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    private String element(XMLStreamReader reader, String test) {
        switch (reader.getLocalName()) {
            case "testcase" -> {
                tests++;
                return reader.getAttributeValue(null, "classname") + "#" + reader.getAttributeValue(null, "name");
            }
            case "skipped" -> skipped.add(test);
            case "failure" -> failures++;
            case "error" -> errors++;
            default -> {
                // properties, output and the like
            }
        }
        return test;
    }
}
