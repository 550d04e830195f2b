package org.cwmp4j.codec;

/**
 * Bounds on what is read, in force in every mode (B-ROB-04). A message at a limit is read, one above is refused.
 *
 * <p>A message that streams has no bound as a whole but {@code maxStreamedBytes} and {@code maxRows}. The bound on elements holds for
 * each row and for what stands outside rows; that on bytes for each row, and for what stands before the first, between two and after
 * the last, bytes there being characters and counted to within a few thousand. It may have ten thousand different names.
 *
 * @param maxBytes of the whole body
 * @param maxDepth of nested elements, the Envelope being 1
 * @param maxElements in the whole message
 * @param maxAttributes on one element, namespace declarations included
 * @param maxNameLength characters of an element or attribute name, prefix included
 * @param maxTextLength characters of one element's text
 * @param maxAttributeLength characters of one attribute's value
 * @param maxDeviations reported; later ones are dropped after one that says so
 * @param maxStreamedBytes of the whole body of a message that streams
 * @param maxRows of a message that streams
 */
public record Limits(
        int maxBytes,
        int maxDepth,
        int maxElements,
        int maxAttributes,
        int maxNameLength,
        int maxTextLength,
        int maxAttributeLength,
        int maxDeviations,
        int maxStreamedBytes,
        int maxRows) {
    private static final int STREAMED_BYTES = 1 << 30;
    private static final int ROWS = 4_000_000;

    /**
     * 16 MiB, depth 32, a million elements, 64 attributes, names of 256, texts of 4 Mi and attributes of 64 Ki characters; streamed 1
     * GiB and four million rows.
     */
    public static final Limits DEFAULT = new Limits(16 << 20, 32, 1_000_000, 64, 256, 4 << 20, 64 << 10, 1000);

    public Limits {
        positive("maxBytes", maxBytes);
        positive("maxDepth", maxDepth);
        positive("maxElements", maxElements);
        positive("maxAttributes", maxAttributes);
        positive("maxNameLength", maxNameLength);
        positive("maxTextLength", maxTextLength);
        positive("maxAttributeLength", maxAttributeLength);
        positive("maxDeviations", maxDeviations);
        positive("maxStreamedBytes", maxStreamedBytes);
        positive("maxRows", maxRows);
    }

    /** With the default bounds for messages that stream. */
    public Limits(
            int maxBytes,
            int maxDepth,
            int maxElements,
            int maxAttributes,
            int maxNameLength,
            int maxTextLength,
            int maxAttributeLength,
            int maxDeviations) {
        this(
                maxBytes,
                maxDepth,
                maxElements,
                maxAttributes,
                maxNameLength,
                maxTextLength,
                maxAttributeLength,
                maxDeviations,
                STREAMED_BYTES,
                ROWS);
    }

    /** With those bounds for messages that stream. */
    public Limits withStreamed(int bytes, int rows) {
        return new Limits(
                maxBytes,
                maxDepth,
                maxElements,
                maxAttributes,
                maxNameLength,
                maxTextLength,
                maxAttributeLength,
                maxDeviations,
                bytes,
                rows);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected 1 or more, got " + value);
        }
    }
}
