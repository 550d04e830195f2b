package org.cwmp4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads and writes one message by one contestant; a fork knows only one, so that no call is made slow by the others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class CodecBenchmark {
    /** Who. */
    @Param("cwmp4j")
    public String contestant;

    /** What. */
    @Param("INFORM")
    public Fixture message;

    private Contestant subject;
    private byte[] bytes;
    private Object prepared;

    /** Checks first that the contestant does it right. */
    @Setup
    public void prepare() throws Exception {
        Correctness.check(contestant, message);
        subject = Contestant.of(contestant, message);
        bytes = message.bytes();
        prepared = subject.prepare(message.envelope());
    }

    /** Reads. */
    @Benchmark
    public Object decode() throws Exception {
        return subject.decode(bytes);
    }

    /** Writes. */
    @Benchmark
    public Object encode() throws Exception {
        return subject.encode(prepared);
    }
}
