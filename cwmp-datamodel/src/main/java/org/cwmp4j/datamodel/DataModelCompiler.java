package org.cwmp4j.datamodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.datamodel.internal.Compilation;
import org.cwmp4j.datamodel.internal.Documents;

/**
 * Compiles models out of data-model documents of schema versions 1.0 to 1.15 (TR-106 Annex A): imports, components, models that
 * extend others, named data types, facets, references, profiles. Commands and events are of another protocol and are passed over; so is
 * text for people.
 *
 * <p>Only documents of the source are read, only those that are needed, within bounds of size and depth; they may declare entities
 * but refer to nothing outside. Thread-safe if the source is; what has been read is forgotten after each call.
 */
public final class DataModelCompiler {
    private final DocumentSource source;
    private final CompilerSettings settings;

    public DataModelCompiler(DocumentSource source, CompilerSettings settings) {
        this.source = Objects.requireNonNull(source, "source");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** A compiler of the documents in one directory, in which every file that is needed must be. */
    public static DataModelCompiler ofDirectory(Path directory) {
        return new DataModelCompiler(new DirectorySource(directory), CompilerSettings.DEFAULT);
    }

    /**
     * The names of the models that a document defines, such as {@code Device:2.19}, in its order.
     *
     * @param file name of the document; may leave digits of the version out
     * @throws DataModelXmlException if it is missing or cannot be read
     */
    public List<String> models(String file) {
        return Compilation.models(new Documents(source), file);
    }

    /**
     * Compiles a model.
     *
     * @param file name of the document that defines it; may leave digits of the version out
     * @param model its name, such as {@code Device:2.19}
     * @throws DataModelXmlException if a document is missing, cannot be read or makes no sense
     */
    public CompiledModel compile(String file, String model) {
        Documents documents = new Documents(source);
        return CompiledModel.of(
                model, Compilation.of(documents, file, model, settings.services(), settings.tolerant()));
    }
}
