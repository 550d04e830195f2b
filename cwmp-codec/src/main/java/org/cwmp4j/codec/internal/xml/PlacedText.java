package org.cwmp4j.codec.internal.xml;

/** Characters on their way to the parser, and for a while after that where they stood in what came. */
final class PlacedText {
    /** How far before an error a tag is looked for. */
    static final int SHORTLY = 8;

    /** More than a parser has in its buffer and a step of a repair puts out together. */
    private static final int REMEMBERED = 16 << 10;

    private static final int MASK = REMEMBERED - 1;
    private static final long TAG = Long.MIN_VALUE;

    private final char[] chars = new char[REMEMBERED];
    private final long[] places = new long[REMEMBERED];
    private long written;
    private long taken;
    private long forgottenTag;

    void put(char c, long place) {
        int i = (int) written++ & MASK;
        if (places[i] < 0) {
            forgottenTag = places[i] & ~TAG;
        }
        chars[i] = c;
        places[i] = c == '<' ? place | TAG : place;
    }

    /** Characters put and not taken yet. */
    int waiting() {
        return (int) (written - taken);
    }

    /** Characters taken so far. */
    long taken() {
        return taken;
    }

    int take(char[] into, int offset, int length) {
        int n = Math.min(length, waiting());
        int from = (int) taken & MASK;
        int atOnce = Math.min(n, REMEMBERED - from);
        System.arraycopy(chars, from, into, offset, atOnce);
        System.arraycopy(chars, 0, into, offset + atOnce, n - atOnce);
        taken += n;
        return n;
    }

    /** Where a character stood; one that is forgotten belonged to the tag that was read last. */
    long place(long offset, long end) {
        if (offset >= written) {
            return end;
        }
        return isForgotten(offset) ? forgottenTag : places[(int) offset & MASK] & ~TAG;
    }

    boolean isTagBefore(long offset) {
        for (long i = Math.min(offset, written - 1); i > offset - SHORTLY && !isForgotten(i); i--) {
            if (places[(int) i & MASK] < 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isForgotten(long offset) {
        return offset < 0 || offset < written - REMEMBERED;
    }
}
