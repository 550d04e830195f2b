package org.cwmp4j.datamodel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents in memory, each by its exact name. */
final class Memory implements DocumentSource {
    static final String TOP = "top.xml";

    private final Map<String, String> documents = new LinkedHashMap<>();

    /** The text of a document, whose first element begins in line 2. */
    static String document(String spec, String content) {
        return "<dm:document xmlns:dm=\"urn:broadband-forum-org:cwmp:datamodel-1-15\" spec=\"" + spec + "\">\n"
                + content + "\n</dm:document>";
    }

    /** Adds a document with the specification {@code urn:NAME}. */
    Memory with(String name, String content) {
        documents.put(name, document("urn:" + name, content));
        return this;
    }

    /** Adds a document as it is. */
    Memory withText(String name, String text) {
        documents.put(name, text);
        return this;
    }

    /** Compiles {@code Device:1.0} of one document. */
    static CompiledModel compile(String content) {
        return new Memory().with(TOP, content).compile(false);
    }

    /** Compiles {@code Device:1.0} of the document {@link #TOP}. */
    CompiledModel compile(boolean tolerant) {
        return new DataModelCompiler(this, CompilerSettings.DEFAULT.withTolerant(tolerant)).compile(TOP, "Device:1.0");
    }

    @Override
    public List<String> candidates(String file) {
        return documents.containsKey(file) ? List.of(file) : List.of();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(documents.get(name).getBytes(StandardCharsets.UTF_8));
    }
}
