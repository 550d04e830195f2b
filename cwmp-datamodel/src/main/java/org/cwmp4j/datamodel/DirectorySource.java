package org.cwmp4j.datamodel;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents of one directory, without those below it. An import means the file with that name, else one with more digits in its
 * version, the highest first: {@code tr-157-1-9.xml} means {@code tr-157-1-9-0.xml}, {@code tr-181-2-ip.xml} means {@code
 * tr-181-2-19-0-ip.xml}. Names that lead out of the directory mean nothing.
 */
public final class DirectorySource implements DocumentSource {
    /** {@code tr-181}, {@code -2}, {@code -common}. */
    private static final Pattern NAME = Pattern.compile("([a-z]+-\\d+)((?:-\\d+)*)(.*)\\.xml");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Path directory;

    public DirectorySource(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<String> candidates(String file) throws IOException {
        String wanted = file.toLowerCase(Locale.ROOT);
        Pattern longer = longerVersions(wanted);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.equalsIgnoreCase(file)
                            || longer.matcher(name.toLowerCase(Locale.ROOT)).matches())
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing((String name) -> !name.equals(file))
                .thenComparing(name -> !name.equalsIgnoreCase(file))
                .thenComparing(DirectorySource::byVersion)
                .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(found);
    }

    private static Pattern longerVersions(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? Pattern.compile(Pattern.quote(name.group(1) + name.group(2))
                        + "(?:-\\d+)+"
                        + Pattern.quote(name.group(3) + ".xml"))
                : Pattern.compile(Pattern.quote(file));
    }

    /** The highest first. */
    private static int byVersion(String one, String other) {
        List<BigInteger> a = numbers(one);
        List<BigInteger> b = numbers(other);
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = b.get(i).compareTo(a.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(b.size(), a.size());
    }

    private static List<BigInteger> numbers(String name) {
        return NUMBER.matcher(name)
                .results()
                .map(number -> new BigInteger(number.group()))
                .toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IOException(name + ": expected the name of a file, not a path");
        }
        return Files.newInputStream(directory.resolve(name));
    }
}
