package org.cwmp4j.cpe.transfer.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.cpe.internal.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary files, one for a transfer, named by its number and by nothing that came from outside. Blocking. */
final class TransferFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TransferFiles.class);
    private static final Pattern NAME = Pattern.compile("cwmp-([0-9]{1,18})\\.tmp");

    private final Path directory;
    /** Files that may be there since the start. */
    private final Set<Long> used = ConcurrentHashMap.newKeySet();

    TransferFiles(Path directory) {
        this.directory = directory;
    }

    Path path(long number) {
        used.add(number);
        return directory.resolve("cwmp-" + number + ".tmp");
    }

    /** Makes the directory if it is not there, or not any more. */
    void make() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OwnerOnly.directory(directory));
        }
    }

    /** Makes an empty file for a transfer, if there is none, so that its content will be its owner's only whoever writes it. */
    void makeScratch(long number) {
        Path file = path(number);
        try {
            make();
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                create(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is sent may stand elsewhere, such as a log that tells why nothing can be written here. */
    private static void create(Path file) {
        try {
            Files.createFile(file, OwnerOnly.file(file));
        } catch (IOException e) {
            LOG.warn("not made: {}", e.toString());
        }
    }

    /** Makes the directory and removes what belongs to none of these transfers, nor to later ones; gives the sizes of what remains. */
    Map<Long, Long> open(Set<Long> live) throws IOException {
        make();
        Map<Long, Long> sizes = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    long number = Long.parseLong(name.group(1));
                    if (live.contains(number) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        sizes.put(number, Files.size(file));
                    } else if (!used.contains(number)) {
                        remove(file);
                    }
                }
            }
        }
        return sizes;
    }

    /** One that cannot be removed must not keep the others from being found. */
    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            LOG.warn("not removed: {}", e.toString());
        }
    }

    /** How many bytes the disk has left. */
    long usable() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** The size of a transfer's file; 0 if there is none. */
    long size(long number) throws IOException {
        Path file = path(number);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    }

    void delete(long number) throws IOException {
        Files.deleteIfExists(path(number));
        used.remove(number);
    }
}
