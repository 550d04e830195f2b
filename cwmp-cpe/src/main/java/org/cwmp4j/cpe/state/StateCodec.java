package org.cwmp4j.cpe.state;

/**
 * Turns the values of a section into bytes and back. What it writes must stay readable for ever: change it by raising the
 * section's version and reading the older ones too.
 *
 * @param <T> the values
 */
public interface StateCodec<T> {
    /** Writes a value in the section's present version. */
    void write(T value, StateWriter out);

    /**
     * Reads a value.
     *
     * @param version that in which it was written: 1 up to the section's present version
     * @throws StateException if the bytes are not what this codec writes
     */
    T read(int version, StateReader in);

    /** Plain text. */
    StateCodec<String> TEXT = new StateCodec<>() {
        @Override
        public void write(String value, StateWriter out) {
            out.text(value);
        }

        @Override
        public String read(int version, StateReader in) {
            return in.text();
        }
    };

    /** A whole number. */
    StateCodec<Long> NUMBER = new StateCodec<>() {
        @Override
        public void write(Long value, StateWriter out) {
            out.number(value);
        }

        @Override
        public Long read(int version, StateReader in) {
            return in.number();
        }
    };
}
