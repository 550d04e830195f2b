package org.cwmp4j.acs.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A file of device profiles, read: sections with criteria and settings. {@code docs/device-profiles.md} describes the format. Immutable.
 */
public final class ProfileFile {
    private static final String BUILT_IN = "builtin-profiles.conf";

    private final String name;
    private final List<ProfileSection> sections;

    private ProfileFile(String name, List<ProfileSection> sections) {
        this.name = name;
        this.sections = List.copyOf(sections);
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws ProfileSyntaxException if it says what cannot be understood
     * @throws UncheckedIOException if it cannot be read
     */
    public static ProfileFile read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("profiles: " + path + " cannot be read", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name for messages
     * @throws ProfileSyntaxException if it says what cannot be understood
     */
    public static ProfileFile parse(String name, String text) {
        return new ProfileFile(Objects.requireNonNull(name, "name"), new ProfileParser(name).parse(text));
    }

    /** Profiles of devices with known quirks, part of this library. */
    public static ProfileFile builtIn() {
        try (InputStream in = ProfileFile.class.getResourceAsStream(BUILT_IN)) {
            byte[] bytes = Objects.requireNonNull(in, BUILT_IN).readAllBytes();
            return parse(BUILT_IN, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was read from. */
    public String name() {
        return name;
    }

    /** The names of its sections, in order. */
    public List<String> sectionNames() {
        return sections.stream().map(ProfileSection::name).toList();
    }

    List<ProfileSection> sections() {
        return sections;
    }
}
