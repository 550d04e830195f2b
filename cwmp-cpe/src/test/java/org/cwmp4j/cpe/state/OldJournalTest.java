package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.state.JournalFixture.VALUE;
import static org.cwmp4j.cpe.state.JournalFixture.append;
import static org.cwmp4j.cpe.state.JournalFixture.load;
import static org.cwmp4j.cpe.state.JournalFixture.values;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in format version 1. */
class OldJournalTest {
    /** Written by the code of that time: a=1 b=two; n=-5, without b; a="ä NUL LF". */
    private static final String OLD = "43574d504a4e4c01a0a1a2a3a4a5a6a77536fc72" // header
            + "0000001e7902bd5c02040a76616c7565026100060202310a76616c75650262000a020674776f"
            + "0000001813315d5202040c6e756d626572026e000402090a76616c7565026202"
            + "0000001274d2513702020a76616c75650261000c0208c3a4000a";

    private static final byte[] BYTES = HexFormat.of().parseHex(OLD);
    private static final int SECOND = 20 + 8 + 0x1e;
    private static final int THIRD = SECOND + 8 + 0x18;

    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve("state");
    }

    @Test
    void areReadAndContinuedInTheNewOne() throws Exception {
        Files.write(file(), BYTES);
        StateSnapshot found = load(file());
        assertThat(found.damage()).isEmpty();
        assertThat(values(found)).isEqualTo(Map.of("a", "ä\u0000\n"));
        assertThat(new StateSection<>("number", 1, StateCodec.NUMBER).readAll(found))
                .isEqualTo(Map.of("n", -5L));
        assertThat(Files.readAllBytes(file())).as("reading changes nothing").isEqualTo(BYTES);

        append(file(), "b", "new");
        assertThat(values(load(file()))).isEqualTo(Map.of("a", "ä\u0000\n", "b", "new"));
        assertThat(Files.readAllBytes(file())[7]).isEqualTo((byte) JournalFormat.LATEST);
        assertThat(dir.toFile().list()).containsExactly("state");
    }

    @Test
    void areStillWrittenWhereTheyCannotBeRewritten() throws Exception {
        Files.write(file(), BYTES);
        FaultyFiles full = new FaultyFiles();
        full.failReplace = true;
        FileStateStore store = FileStateStore.at(file()).files(full).build(Runnable::run);
        JournalFixture.join(store.load());
        JournalFixture.join(store.append(java.util.List.of(VALUE.put("b", "new"))));
        JournalFixture.join(store.close());
        byte[] now = Files.readAllBytes(file());
        assertThat(Arrays.copyOf(now, BYTES.length)).isEqualTo(BYTES);
        assertThat(values(load(file()))).isEqualTo(Map.of("a", "ä\u0000\n", "b", "new"));
    }

    @Test
    void aFlippedBitCostsTheRecordThatItStandsIn() throws Exception {
        for (int at = JournalFormat.HEADER; at < BYTES.length; at++) {
            byte[] damaged = BYTES.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            StateSnapshot found = load(file());
            Map<String, String> expected = at < SECOND
                    ? Map.of("a", "ä\u0000\n")
                    : at < THIRD ? Map.of("a", "ä\u0000\n", "b", "two") : Map.of("a", "1");
            assertThat(values(found)).as("byte %d", at).isEqualTo(expected);
            assertThat(found.damage().isPresent()).isEqualTo(at < THIRD);
        }
    }

    @Test
    void isRefusedWithoutItsHeader() throws Exception {
        for (int at = 0; at < JournalFormat.HEADER; at++) {
            byte[] damaged = BYTES.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            FileStateStore store = JournalFixture.store(file());
            assertThat(store.load().toCompletableFuture()).isCompletedExceptionally();
            assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
        }
    }
}
