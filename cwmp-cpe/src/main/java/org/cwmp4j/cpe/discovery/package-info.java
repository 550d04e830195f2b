/**
 * How a device finds its ACS by DHCP (TR-069 A6C1 3.1): what stands in the options of DHCPv4 and DHCPv6, where an application gives them
 * from, and when that counts.
 */
@NullMarked
package org.cwmp4j.cpe.discovery;

import org.jspecify.annotations.NullMarked;
