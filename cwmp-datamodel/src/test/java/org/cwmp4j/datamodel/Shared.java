package org.cwmp4j.datamodel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published documents, which are not part of this repository. */
final class Shared {
    private Shared() {}

    static Path directory() {
        Path path = Path.of(System.getProperty("cwmp.shared", "../../shared"), "datamodels");
        assumeTrue(Files.isDirectory(path), () -> path + " is not there");
        return path;
    }

    /** A compiler to which every file must be there. */
    static DataModelCompiler strict() {
        return DataModelCompiler.ofDirectory(directory());
    }

    /** A compiler that does without files that are missing. */
    static DataModelCompiler tolerant() {
        return new DataModelCompiler(new DirectorySource(directory()), CompilerSettings.DEFAULT.withTolerant(true));
    }
}
