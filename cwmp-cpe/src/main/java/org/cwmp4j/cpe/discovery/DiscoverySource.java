package org.cwmp4j.cpe.discovery;

import java.util.concurrent.CompletionStage;

/**
 * The device's DHCP clients. They mark the device by its vendor class ({@link DhcpOptions#vendorClass60}, {@link
 * DhcpOptions#vendorClass124}, {@link DhcpOptions#vendorClass16}) and ask for option 43 or 125, and 17 of DHCPv6. The answers are
 * nobody's in particular: keep them to links that the operator can trust (TR-069 A6C1 3.1).
 */
@FunctionalInterface
public interface DiscoverySource {
    /**
     * Asks the network; called when the device has no ACS, or cannot reach the one that it has. Runs on the application's executor and may
     * block. It is not asked again before it has answered, or failed to in {@link DiscoverySettings#deadline()}.
     *
     * @return what the servers say now, of all interfaces that count; {@link DhcpReply#NONE} if they say nothing
     */
    CompletionStage<DhcpReply> discover();
}
