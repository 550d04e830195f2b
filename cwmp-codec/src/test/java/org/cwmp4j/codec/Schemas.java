package org.cwmp4j.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The Broadband Forum's schemas as an oracle; tests are skipped where they are not at hand. One thread at a time. */
public final class Schemas {
    static {
        // the standard counts characters, the JDK's validator would count UTF-16 units
        System.setProperty("com.sun.org.apache.xerces.internal.impl.dv.xs.useCodePointCountForStringLength", "true");
    }

    private static final String[] FILES = {
        "soap-envelope.xsd", "soap-encoding.xsd", "cwmp-1-0.xsd", "cwmp-1-1.xsd", "cwmp-1-4.xsd"
    };

    private final Validator validator;
    private final List<String> problems = new ArrayList<>();

    private Schemas(Schema schema) {
        validator = schema.newValidator();
        validator.setErrorHandler(new Collecting());
    }

    /** Where the schemas are; aborts the test if they are not there. */
    public static Path directory() {
        Path schemas = Path.of(System.getProperty("cwmp.shared", "../shared"), "schemas");
        assumeTrue(Files.isDirectory(schemas), "no schemas at " + schemas);
        return schemas.toAbsolutePath().normalize();
    }

    public static Schemas load() {
        Path dir = directory();
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            URI catalog = dir.resolve("catalog.xml").toUri();
            factory.setResourceResolver(CatalogManager.catalogResolver(CatalogFeatures.defaults(), catalog));
            Source[] sources = Stream.of(FILES)
                    .map(f -> new StreamSource(dir.resolve(f).toUri().toString()))
                    .toArray(Source[]::new);
            return new Schemas(factory.newSchema(sources));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the schemas object to; empty for a valid message. */
    public List<String> problems(byte[] message) {
        problems.clear();
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(message)));
        } catch (SAXException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(problems);
    }

    private final class Collecting implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            problems.add(e.getMessage());
        }

        @Override
        public void error(SAXParseException e) {
            problems.add(e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
