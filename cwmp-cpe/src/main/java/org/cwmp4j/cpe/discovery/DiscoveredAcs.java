package org.cwmp4j.cpe.discovery;

import java.time.Duration;
import org.cwmp4j.cpe.internal.AcsUrls;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What DHCP says of the ACS (TR-069 A6C1 3.1 Table 2); {@code null} where it says nothing.
 *
 * @param url absolute, http or https, 256 characters at most
 * @param provisioningCode 64 characters at most
 * @param retryMinimumWait CWMPRetryMinimumWaitInterval: whole seconds, 1 to 65535
 * @param retryIntervalMultiplier CWMPRetryIntervalMultiplier: thousandths, 1000 to 65535
 */
public record DiscoveredAcs(
        @Nullable String url,
        @Nullable String provisioningCode,
        @Nullable Duration retryMinimumWait,
        @Nullable Integer retryIntervalMultiplier) {
    /** DHCP says nothing. */
    public static final DiscoveredAcs NOTHING = new DiscoveredAcs(null, null, null, null);

    static final int LONGEST_URL = 256;
    static final int LONGEST_CODE = 64;
    static final int LONGEST_WAIT = 65535;
    static final int SMALLEST_MULTIPLIER = 1000;
    static final int LARGEST_MULTIPLIER = 65535;

    /** @throws IllegalArgumentException if a value is none of its parameter */
    public DiscoveredAcs {
        require(url == null || isUrl(url), "url: expected an absolute http or https URL");
        require(
                provisioningCode == null || provisioningCode.length() <= LONGEST_CODE,
                "provisioningCode: expected 64 characters at most");
        require(
                retryMinimumWait == null || isBetween(retryMinimumWait.toSeconds(), 1, LONGEST_WAIT),
                "retryMinimumWait: expected 1 to 65535 s");
        require(
                retryIntervalMultiplier == null
                        || isBetween(retryIntervalMultiplier, SMALLEST_MULTIPLIER, LARGEST_MULTIPLIER),
                "retryIntervalMultiplier: expected 1000 to 65535");
    }

    /** The URL and nothing else. */
    public static DiscoveredAcs of(String url) {
        return new DiscoveredAcs(url, null, null, null);
    }

    static boolean isUrl(String text) {
        return text.length() <= LONGEST_URL && AcsUrls.parse(text).isPresent();
    }

    static boolean isBetween(long value, long least, long most) {
        return value >= least && value <= most;
    }

    /** This, and where it says nothing, the other. */
    public DiscoveredAcs orElse(DiscoveredAcs other) {
        return new DiscoveredAcs(
                url == null ? other.url : url,
                provisioningCode == null ? other.provisioningCode : provisioningCode,
                retryMinimumWait == null ? other.retryMinimumWait : retryMinimumWait,
                retryIntervalMultiplier == null ? other.retryIntervalMultiplier : retryIntervalMultiplier);
    }

    /** Without the URL. */
    public DiscoveredAcs withoutUrl() {
        return new DiscoveredAcs(null, provisioningCode, retryMinimumWait, retryIntervalMultiplier);
    }

    /** Shows no credentials that the URL may contain. */
    @Override
    public String toString() {
        return "DiscoveredAcs[url=" + (url == null ? null : Secrets.maskUrl(url)) + ", provisioningCode="
                + provisioningCode + ", retryMinimumWait=" + retryMinimumWait + ", retryIntervalMultiplier="
                + retryIntervalMultiplier + "]";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
