package org.cwmp4j.cpe.discovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cwmp4j.cpe.discovery.SubOptions.Width;

/**
 * The options by which a device says in DHCP that it speaks CWMP, and learns of its ACS (TR-069 A6C1 3.1, Table 2). Everything here is the
 * value of an option, without its own code and length; one that came in several parts is given whole (RFC 3396).
 *
 * <p>Reading never fails: what is cut off, of other enterprises, or no value of its parameter is skipped (C-DISC-09, DHC-03).
 */
public final class DhcpOptions {
    /** The enterprise number of the Broadband Forum, once the DSL Forum. */
    public static final int ENTERPRISE = 3561;
    /** By this text, lower case, a device marks itself, anywhere in its vendor class (C-DISC-04). */
    public static final String VENDOR_CLASS = "dslforum.org";

    private static final byte[] MARK = VENDOR_CLASS.getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST = 1;
    /** In option 125 the numbers below mean the association of devices and gateways. */
    private static final int FIRST_IN_125 = 11;

    private DhcpOptions() {}

    // ---- the device asks

    /** Option 60, vendor class identifier. */
    public static byte[] vendorClass60() {
        return MARK.clone();
    }

    /** Option 124, vendor-identifying vendor class (RFC 3925). */
    public static byte[] vendorClass124() {
        return ByteBuffer.allocate(6 + MARK.length)
                .putInt(ENTERPRISE)
                .put((byte) (1 + MARK.length))
                .put((byte) MARK.length)
                .put(MARK)
                .array();
    }

    /** Option 16 of DHCPv6, vendor class. */
    public static byte[] vendorClass16() {
        return ByteBuffer.allocate(6 + MARK.length)
                .putInt(ENTERPRISE)
                .putShort((short) MARK.length)
                .put(MARK)
                .array();
    }

    /** Whether option 60 marks a device that speaks CWMP. */
    public static boolean isMarked60(byte[] value) {
        return SubOptions.contains(value, MARK);
    }

    /** Whether option 124 does, under {@link #ENTERPRISE}. */
    public static boolean isMarked124(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        while (in.remaining() > 4) {
            boolean ours = in.getInt() == ENTERPRISE;
            byte[] data = data(in, in.get() & 0xFF);
            if (ours && SubOptions.contains(data, MARK)) {
                return true;
            }
        }
        return false;
    }

    /** Whether option 16 of DHCPv6 does, under {@link #ENTERPRISE}. */
    public static boolean isMarked16(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        return in.remaining() > 4 && in.getInt() == ENTERPRISE && SubOptions.contains(data(in, in.remaining()), MARK);
    }

    // ---- and is answered

    /** What option 43, vendor specific information, says. */
    public static DiscoveredAcs read43(byte[] value) {
        return SubOptions.read(ByteBuffer.wrap(value), Width.V4, true).acs(FIRST);
    }

    /** What option 125, vendor-identifying vendor-specific information, says under {@link #ENTERPRISE}. */
    public static DiscoveredAcs read125(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        DiscoveredAcs acs = DiscoveredAcs.NOTHING;
        while (in.remaining() > 4) {
            boolean ours = in.getInt() == ENTERPRISE;
            int length = in.get() & 0xFF;
            if (length > in.remaining()) {
                break;
            }
            ByteBuffer data = ByteBuffer.wrap(data(in, length));
            if (ours) {
                acs = acs.orElse(SubOptions.read(data, Width.V4, false).acs(FIRST_IN_125));
            }
        }
        return acs;
    }

    /** What option 17 of DHCPv6, vendor-specific information, says under {@link #ENTERPRISE}. */
    public static DiscoveredAcs read17(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        return in.remaining() > 4 && in.getInt() == ENTERPRISE
                ? SubOptions.read(in, Width.V6, false).acs(FIRST)
                : DiscoveredAcs.NOTHING;
    }

    /**
     * Option 43 of a server.
     *
     * @throws IllegalArgumentException if a value has more than 255 bytes
     */
    public static byte[] write43(DiscoveredAcs acs) {
        return SubOptions.write(acs, FIRST, Width.V4);
    }

    /**
     * Option 125 of a server.
     *
     * @throws IllegalArgumentException if all together has more than 255 bytes
     */
    public static byte[] write125(DiscoveredAcs acs) {
        byte[] data = SubOptions.write(acs, FIRST_IN_125, Width.V4);
        if (data.length > Width.V4.most()) {
            throw new IllegalArgumentException("option 125: expected 255 bytes at most, got " + data.length);
        }
        return ByteBuffer.allocate(5 + data.length)
                .putInt(ENTERPRISE)
                .put((byte) data.length)
                .put(data)
                .array();
    }

    /** Option 17 of a DHCPv6 server. */
    public static byte[] write17(DiscoveredAcs acs) {
        byte[] data = SubOptions.write(acs, FIRST, Width.V6);
        return ByteBuffer.allocate(4 + data.length).putInt(ENTERPRISE).put(data).array();
    }

    private static byte[] data(ByteBuffer in, int length) {
        byte[] data = new byte[Math.min(length, in.remaining())];
        in.get(data);
        return data;
    }
}
