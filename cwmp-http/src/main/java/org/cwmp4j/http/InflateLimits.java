package org.cwmp4j.http;

/**
 * How far a compressed body may grow (rules B-HTTP-33, SEC-08).
 *
 * @param maxBytes of the decoded body
 * @param maxRatio decoded bytes for each coded one; what CWMP says shrinks to a tenth or a fiftieth, a bomb to a thousandth
 * @param ratioFloor decoded bytes up to which no ratio is asked for
 */
public record InflateLimits(long maxBytes, int maxRatio, long ratioFloor) {
    /** 32 MiB, a ratio of 200 above 1 MiB. */
    public static final InflateLimits DEFAULT = new InflateLimits(33_554_432, 200, 1_048_576);

    public InflateLimits {
        if (maxBytes < 0 || maxRatio < 1 || ratioFloor < 0) {
            throw new IllegalArgumentException("maxBytes and ratioFloor must not be negative, maxRatio be positive");
        }
    }

    /** With that bound of the decoded body. */
    public InflateLimits withMaxBytes(long value) {
        return new InflateLimits(value, maxRatio, ratioFloor);
    }

    /** With that ratio above that many decoded bytes. */
    public InflateLimits withRatio(int ratio, long floor) {
        return new InflateLimits(maxBytes, ratio, floor);
    }
}
