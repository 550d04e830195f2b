package org.cwmp4j.datamodel.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.cwmp4j.datamodel.DocumentSource;
import org.cwmp4j.datamodel.Finding;

/** The documents of one source, each read once and only when something in it is needed. */
public final class Documents {
    private static final int MAX_DOCUMENTS = 2_000;

    private final DocumentSource source;
    private final Map<String, Document> loaded = new HashMap<>();
    private final IdentityHashMap<Node, Optional<Document>> imports = new IdentityHashMap<>();
    /** By file and message, so that each comes once, with the first line of several; in the order in which they came up. */
    private final Map<Finding, Finding> findings = new LinkedHashMap<>();

    public Documents(DocumentSource source) {
        this.source = source;
    }

    /** The document of which a file name means exactly one, whatever its {@code spec}. */
    Document main(String file) {
        List<String> names = candidates(file);
        if (names.isEmpty()) {
            throw new DataModelXmlException(file, 0, "there is no such file");
        }
        return load(names.get(0));
    }

    /** The document that an element {@code import} means; empty if there is none. */
    Optional<Document> imported(Node element) {
        Optional<Document> known = imports.get(element);
        if (known == null) {
            known = find(element);
            imports.put(element, known);
        }
        return known;
    }

    private Optional<Document> find(Node element) {
        String file = element.require("file");
        String spec = element.get("spec", "");
        List<String> names = candidates(file);
        for (String name : names) {
            Document document = load(name);
            if (spec.isEmpty() || Specs.match(spec, document.spec())) {
                return Optional.of(document);
            }
        }
        if (names.contains(file)) {
            Document document = load(file);
            report(element.finding("imports " + file + " with spec " + spec + ", but its spec is " + document.spec()
                    + "; taken all the same"));
            return Optional.of(document);
        }
        return Optional.empty();
    }

    private List<String> candidates(String file) {
        try {
            return source.candidates(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document load(String name) {
        Document known = loaded.get(name);
        if (known != null) {
            return known;
        }
        if (loaded.size() == MAX_DOCUMENTS) {
            throw new DataModelXmlException(name, 0, "more than " + MAX_DOCUMENTS + " documents");
        }
        try (InputStream bytes = source.open(name)) {
            Document document = new Document(NodeReader.read(name, bytes));
            loaded.put(name, document);
            return document;
        } catch (IOException e) {
            throw new DataModelXmlException(name, 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    void report(Finding finding) {
        findings.putIfAbsent(new Finding(finding.file(), 0, finding.message()), finding);
    }

    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }
}
