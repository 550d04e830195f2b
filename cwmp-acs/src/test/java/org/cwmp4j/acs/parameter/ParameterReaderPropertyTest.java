package org.cwmp4j.acs.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.profile.DeviceProfiles;
import org.cwmp4j.acs.profile.ProfileFile;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;

/** Reading from devices of every kind: all that can be read is read, each culprit is named, and the calls are bounded. */
class ParameterReaderPropertyTest {
    /** What becomes of each name: 0 is read, 1 is dropped without a word, else the code of a fault. */
    private record Kind(List<Integer> fates, int maxNames, int batch, boolean tooManyIs9002) {}

    @Provide
    Arbitrary<Kind> bad() {
        return kinds(Arbitraries.of(9005, 9001, 9003, 9800));
    }

    @Provide
    Arbitrary<Kind> worse() {
        return kinds(Arbitraries.of(9005, 9002, 9004, 9899));
    }

    private static Arbitrary<Kind> kinds(Arbitrary<Integer> codes) {
        Arbitrary<Integer> fate = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(30, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(1)),
                net.jqwik.api.Tuple.of(1, codes));
        return Combinators.combine(
                        fate.list().ofMaxSize(150),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(true, false))
                .as(Kind::new);
    }

    @Property(tries = 1000)
    @Rule({"D4", "D5", "D6", "D10", "W15"})
    void everyNameIsAccountedFor(@ForAll("bad") Kind kind) {
        check(kind);
    }

    @Property(tries = 1000)
    @Rule({"D4", "D6", "D18"})
    void alsoWhereOneNameIsTooMuch(@ForAll("worse") Kind kind) {
        check(kind);
    }

    private static void check(Kind kind) {
        FakeDevice device = new FakeDevice();
        device.maxNames = kind.maxNames();
        device.tooMany = kind.tooManyIs9002() ? FaultCode.INTERNAL_ERROR : FaultCode.RESOURCES_EXCEEDED;
        List<String> names = new ArrayList<>();
        Set<String> readable = new HashSet<>();
        Set<String> dropped = new HashSet<>();
        for (int i = 0; i < kind.fates().size(); i++) {
            String name = "Device.P" + i;
            int fate = kind.fates().get(i);
            names.add(name);
            device.with(name);
            if (fate == 0) {
                readable.add(name);
            } else if (fate == 1) {
                dropped.add(name);
                device.dropped.add(name);
            } else {
                device.faulty.put(name, new FaultCode(fate));
            }
        }
        DeviceProfile profile = DeviceProfiles.of(ProfileFile.parse("t", "[a]\nread.batch = " + kind.batch()))
                .profile(new org.cwmp4j.acs.profile.DeviceDescription("", "", "", ""));
        Device known = new Device("d", device, profile, List.of("Device."), new BatchSizes());

        ReadResult result = new ParameterReader(known, names, null).run().join();

        assertThat(result.values()).extracting(ParameterValue::name).containsExactlyInAnyOrderElementsOf(readable);
        assertThat(result.missing()).containsExactlyInAnyOrderElementsOf(dropped);
        assertThat(result.faults())
                .extracting(NameFault::name)
                .containsExactlyInAnyOrderElementsOf(device.faulty.keySet());
        assertThat(result.faults())
                .allSatisfy(fault -> assertThat(fault.fault().faultCode()).isEqualTo(device.faulty.get(fault.name())));
        assertThat(result.left()).isEmpty();
        assertThat(result.calls()).isEqualTo(device.asked.size());
        assertThat(result.calls()).isLessThanOrEqualTo(bound(kind, device.faulty.size()));
    }

    /** {@code ceil(n / m) + 2 L + 1 + k (3 L + 2)}: see {@link ParameterReader}. */
    private static int bound(Kind kind, int culprits) {
        int log = 32 - Integer.numberOfLeadingZeros(kind.batch() - 1);
        int least = Math.min(kind.batch(), (kind.maxNames() + 1) / 2);
        int batches = (kind.fates().size() + least - 1) / least;
        return batches + 2 * log + 1 + culprits * (3 * log + 2);
    }
}
