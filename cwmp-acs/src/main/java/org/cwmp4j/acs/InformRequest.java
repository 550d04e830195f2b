package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.Inform;

/**
 * All that is known when an Inform is to be decided on.
 *
 * @param device the key under which the sender may speak
 * @param inform the message, with DeviceId and events; events that the standard does not know are to be ignored (A-SESS-41), their
 *     order means nothing (A-SESS-44), and any may come twice (A-SESS-42)
 * @param version of CWMP that the session will use
 * @param identity the user name that HTTP authentication proved; empty where none was asked for
 * @param peerCertificates the TLS client's chain, leaf first; empty without one, and where the listener does not ask for it
 * @param remote where the Inform came from
 * @param previous what was known of the device before; empty if it never informed
 * @param profile the device's known departures from the standard
 * @param bootstrap whether the device is as it came from the factory, by the server's {@link BootstrapPolicy}
 * @param deviations where the message deviates from the standard
 */
public record InformRequest(
        DeviceKey device,
        Inform inform,
        CwmpVersion version,
        Optional<String> identity,
        List<X509Certificate> peerCertificates,
        InetSocketAddress remote,
        Optional<DeviceRecord> previous,
        DeviceProfile profile,
        boolean bootstrap,
        List<Deviation> deviations) {
    public InformRequest {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(inform, "inform");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(identity, "identity");
        peerCertificates = List.copyOf(peerCertificates);
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(profile, "profile");
        deviations = List.copyOf(deviations);
    }
}
