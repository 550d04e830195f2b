package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Damaged journals that are kept for whoever wants to know: {@code <name>.corrupt-<n>}, a bounded number. Blocking. */
record DamagedFiles(JournalFiles files, Path path, int most) {
    /** Keeps the present file; the oldest of too many goes. */
    void keep() throws IOException {
        if (most == 0) {
            return;
        }
        TreeMap<Long, Path> kept = kept();
        long number = kept.isEmpty() ? 1 : kept.lastKey() + 1;
        files.keep(path, path.resolveSibling(prefix() + number));
        while (kept.size() >= most) {
            Map.Entry<Long, Path> oldest = kept.pollFirstEntry();
            files.delete(oldest.getValue());
        }
    }

    private TreeMap<Long, Path> kept() throws IOException {
        TreeMap<Long, Path> kept = new TreeMap<>();
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return kept;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(prefix())
                        && name.substring(prefix().length()).matches("[0-9]{1,9}")) {
                    kept.put(Long.valueOf(name.substring(prefix().length())), file);
                }
            }
        }
        return kept;
    }

    private String prefix() {
        return path.getFileName() + ".corrupt-";
    }
}
