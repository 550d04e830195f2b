package org.cwmp4j.datamodel;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.cwmp4j.datamodel.internal.Compilation;
import org.cwmp4j.model.data.DataModel;

/** A compiled model. Immutable. */
public final class CompiledModel {
    private final String name;
    private final Compilation compilation;
    private final DataModel definitions;
    private final List<Finding> findings;

    private CompiledModel(String name, Compilation compilation) {
        this.name = name;
        this.compilation = compilation;
        this.definitions = compilation.model();
        this.findings = compilation.findings();
    }

    static CompiledModel of(String name, Compilation compilation) {
        return new CompiledModel(name, compilation);
    }

    /** Its name, such as {@code Device:2.19}. */
    public String name() {
        return name;
    }

    /**
     * All of its definitions. {@link org.cwmp4j.model.data.DataModelText#write DataModelText} writes them as text that needs neither this
     * module nor the documents.
     */
    public DataModel definitions() {
        return definitions;
    }

    /** The names of its profiles, such as {@code Baseline:1}. */
    public List<String> profiles() {
        return compilation.profiles();
    }

    /**
     * The definitions of what profiles require, with those that they extend, and of the objects above. They are the model's: a profile
     * says what a device has at least, the model what it may allow. Keys of tables are left out where a parameter of theirs is.
     *
     * @throws IllegalArgumentException if the model has no such profile
     */
    public DataModel definitions(Collection<String> profiles) {
        for (String profile : profiles) {
            if (!profiles().contains(profile)) {
                throw new IllegalArgumentException("no profile " + profile + " in " + name);
            }
        }
        return definitions(compilation.paths(profiles)::contains);
    }

    /**
     * Some of its definitions, and those of the objects above. Keys of tables are left out where a parameter of theirs is.
     *
     * @param wanted which paths of objects and parameters, with <code>{i}</code> for instances; those of a service begin with its own
     *     name
     */
    public DataModel definitions(Predicate<String> wanted) {
        return compilation.model(wanted);
    }

    /** What was odd in the documents. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return "CompiledModel[" + name + ", " + definitions + "]";
    }
}
