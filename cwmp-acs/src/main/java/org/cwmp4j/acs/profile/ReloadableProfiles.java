package org.cwmp4j.acs.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Profiles of this library, overridden by those of an application's files, which can be read again while the server runs. Sessions under
 * way keep the profile that they began with. Thread-safe.
 */
public final class ReloadableProfiles implements DeviceProfiles {
    private final List<Path> paths;
    private volatile DeviceProfiles current;

    private ReloadableProfiles(List<Path> paths) {
        this.paths = List.copyOf(paths);
        this.current = read();
    }

    /**
     * Reads the files; each overrides those before it.
     *
     * @throws ProfileSyntaxException if one says what cannot be understood
     * @throws java.io.UncheckedIOException if one cannot be read
     */
    public static ReloadableProfiles of(Path... paths) {
        return new ReloadableProfiles(List.of(paths));
    }

    @Override
    public DeviceProfile profile(DeviceDescription device) {
        return current.profile(device);
    }

    /**
     * Reads all files again, for sessions from now on. Reads files on the caller's thread.
     *
     * @throws ProfileSyntaxException if one says what cannot be understood; then nothing changes
     * @throws java.io.UncheckedIOException if one cannot be read; then nothing changes
     */
    public void reload() {
        current = read();
    }

    private DeviceProfiles read() {
        List<ProfileFile> files = new ArrayList<>();
        files.add(ProfileFile.builtIn());
        paths.forEach(path -> files.add(ProfileFile.read(path)));
        return DeviceProfiles.of(files.toArray(ProfileFile[]::new));
    }
}
