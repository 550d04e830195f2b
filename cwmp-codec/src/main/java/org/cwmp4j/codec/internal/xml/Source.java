package org.cwmp4j.codec.internal.xml;

import java.io.Reader;
import org.cwmp4j.codec.DeviationKind;
import org.jspecify.annotations.Nullable;

/**
 * A message as characters for the parser, and where these stand in what came. Places are numbers that rise with the text. Not
 * thread-safe; one for each go at reading a message.
 */
public abstract class Source {
    /** The place of the first character. */
    static final long BEGINNING = 0;

    /** A deviation that is not the parser's to find. */
    record Finding(DeviationKind kind, long place, String detail) {}

    Source() {}

    /** What to parse, from its beginning. */
    abstract Reader open();

    /** Whether {@link #open} can be asked for once more. */
    abstract boolean isRereadable();

    /**
     * Where a character stands. A source that cannot be read again knows it of the last few thousand characters that were read, and
     * of the last tag before these.
     *
     * @param offset in the text that is parsed
     */
    abstract long place(long offset);

    /** The line of a place, from 1 on. */
    abstract int line(long place);

    /** The column of a place, from 1 on, in UTF-16 units. */
    abstract int column(long place);

    /** Whether a tag begins shortly before a character that was just read. */
    abstract boolean isTagBefore(long offset);

    /** The first finding up to a place that was not asked for yet; {@code null} for none. */
    abstract @Nullable Finding nextFinding(long upTo);

    /** A row begins at an offset, or has ended there: what follows has a bound of its own. */
    void partBegins(long offset) {}
}
