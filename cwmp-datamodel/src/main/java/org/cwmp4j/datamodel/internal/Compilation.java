package org.cwmp4j.datamodel.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.cwmp4j.datamodel.Finding;
import org.cwmp4j.model.data.DataModel;

/** A model that is put together, and what can be made of it. */
public final class Compilation {
    private final ModelDraft draft;
    private final Documents documents;
    private final String file;
    private final String services;

    private Compilation(ModelDraft draft, Documents documents, String file, String services) {
        this.draft = draft;
        this.documents = documents;
        this.file = file;
        this.services = services;
    }

    /** The names of the models that a file defines. */
    public static List<String> models(Documents documents, String file) {
        return documents.main(file).models().stream()
                .map(model -> model.require("name"))
                .toList();
    }

    public static Compilation of(Documents documents, String file, String model, String services, boolean tolerant) {
        Document document = documents.main(file);
        Node node = document.defined(Kind.MODEL, model);
        if (node == null) {
            throw new DataModelXmlException(
                    document.name(), 0, "defines no model " + model + "; expected one of " + models(documents, file));
        }
        Scope scope = new Scope(documents, tolerant, document, null, 0);
        return new Compilation(
                new Expander(documents, tolerant).expand(node, scope), documents, document.name(), services);
    }

    public List<String> profiles() {
        return List.copyOf(draft.profiles.keySet());
    }

    public DataModel model() {
        return new Definitions(draft, file, services, documents::report).make(path -> true);
    }

    /** What profiles name, with those that they extend. */
    public Set<String> paths(Collection<String> profiles) {
        Set<String> paths = new HashSet<>();
        profiles.forEach(name -> paths.addAll(Profiles.paths(draft, name)));
        return paths;
    }

    /** The objects and parameters with the wanted paths, and the objects above. */
    public DataModel model(Predicate<String> wanted) {
        Set<String> taken = new HashSet<>();
        for (ObjectDraft object : draft.objects.values()) {
            Stream.concat(
                            Stream.of(object.path),
                            object.parameters.keySet().stream().map(name -> object.path + name))
                    .filter(wanted)
                    .forEach(path -> withAbove(path, taken));
        }
        // What is odd was reported when the whole was made
        return new Definitions(draft, file, services, finding -> {}).make(taken::contains);
    }

    private static void withAbove(String path, Set<String> into) {
        for (String above = path; !above.isEmpty() && into.add(above); ) {
            above = References.parent(above);
        }
    }

    public List<Finding> findings() {
        return documents.findings();
    }
}
