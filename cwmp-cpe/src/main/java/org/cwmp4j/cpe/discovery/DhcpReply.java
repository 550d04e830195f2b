package org.cwmp4j.cpe.discovery;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The options that DHCP servers gave, as they are in the device's leases. Values of options, see {@link DhcpOptions}; {@code null} for
 * those that did not come. Build with {@link #of}.
 */
public final class DhcpReply {
    /** There was none, or it had nothing to say. */
    public static final DhcpReply NONE = new DhcpReply(Asked.NEITHER, null, null, null);

    private final Asked asked;
    private final byte @Nullable [] option43;
    private final byte @Nullable [] option125;
    private final byte @Nullable [] option17;

    private DhcpReply(
            Asked asked, byte @Nullable [] option43, byte @Nullable [] option125, byte @Nullable [] option17) {
        this.asked = asked;
        this.option43 = option43;
        this.option125 = option125;
        this.option17 = option17;
    }

    /** Which of the two options of DHCPv4 the device asked for in its parameter request list, option 55; never both (C-DISC-05). */
    public enum Asked {
        /** It left that to the server. */
        NEITHER,
        /** Option 43. */
        OPTION_43,
        /** Option 125. */
        OPTION_125;

        /**
         * From the codes in option 55.
         *
         * @throws IllegalArgumentException if both are among them
         */
        public static Asked of(Collection<Integer> requested) {
            boolean vendor = requested.contains(43);
            boolean identified = requested.contains(125);
            if (vendor && identified) {
                throw new IllegalArgumentException("option 55: expected 43 or 125, not both");
            }
            return vendor ? OPTION_43 : identified ? OPTION_125 : NEITHER;
        }
    }

    /** A reply without options yet. */
    public static DhcpReply of(Asked asked) {
        return new DhcpReply(asked, null, null, null);
    }

    /** With option 43. */
    public DhcpReply with43(byte[] value) {
        return new DhcpReply(asked, value.clone(), option125, option17);
    }

    /** With option 125. */
    public DhcpReply with125(byte[] value) {
        return new DhcpReply(asked, option43, value.clone(), option17);
    }

    /** With option 17 of DHCPv6. */
    public DhcpReply with17(byte[] value) {
        return new DhcpReply(asked, option43, option125, value.clone());
    }

    /**
     * What all that says of the ACS: values of DHCPv6 win (C-DISC-06); of the two options of DHCPv4 the one that was asked for, 43 if none was,
     * and the other one only if that did not come (C-DISC-05).
     */
    public DiscoveredAcs acs() {
        DiscoveredAcs v6 = option17 == null ? DiscoveredAcs.NOTHING : DhcpOptions.read17(option17);
        return v6.orElse(v4());
    }

    private DiscoveredAcs v4() {
        byte[] vendor = option43;
        byte[] identified = option125;
        if (identified != null && (vendor == null || asked == Asked.OPTION_125)) {
            return DhcpOptions.read125(identified);
        }
        return vendor == null ? DiscoveredAcs.NOTHING : DhcpOptions.read43(vendor);
    }

    @Override
    public String toString() {
        return "DhcpReply[" + acs() + "]";
    }
}
