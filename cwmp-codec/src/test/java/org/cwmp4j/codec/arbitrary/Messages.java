package org.cwmp4j.codec.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;

/** Conformant messages and envelopes of every kind. */
public final class Messages {
    private static final List<MessageKind> KINDS = all();

    private Messages() {}

    private static List<MessageKind> all() {
        List<MessageKind> kinds = new ArrayList<>();
        SessionMessages.addTo(kinds);
        ParameterMessages.addTo(kinds);
        ObjectMessages.addTo(kinds);
        TransferMessages.addTo(kinds);
        SoftwareModuleMessages.addTo(kinds);
        VoucherMessages.addTo(kinds);
        OtherMessages.addTo(kinds);
        return List.copyOf(kinds);
    }

    /** The kinds that a version has; one that goes both ways is there twice. */
    public static List<MessageKind> kinds(CwmpVersion version) {
        return KINDS.stream().filter(k -> version.has(k.since())).toList();
    }

    /** Messages of one kind. */
    public static Arbitrary<CwmpMessage> messages(MessageKind kind, CwmpVersion version, Sizes sizes) {
        return kind.messages().apply(version, sizes).map(m -> m);
    }

    /** Messages of one kind in envelopes, with and without every header that may go with them. */
    public static Arbitrary<SoapEnvelope> envelopes(MessageKind kind, CwmpVersion version, Sizes sizes) {
        return Combinators.combine(messages(kind, version, sizes), headers(kind, version))
                .as((message, header) -> SoapEnvelope.of(version, header, message));
    }

    /** Envelopes of whatever may travel one way. */
    public static Arbitrary<SoapEnvelope> envelopes(CwmpVersion version, Direction direction) {
        return Arbitraries.of(kinds(version).stream()
                        .filter(k -> k.direction() == direction)
                        .toList())
                .flatMap(kind -> envelopes(kind, version, Sizes.MIXED));
    }

    /** One envelope of each kind of a version. */
    public static Arbitrary<List<Sample>> oneOfEachKind(CwmpVersion version, Sizes sizes) {
        List<Arbitrary<Sample>> each = new ArrayList<>();
        for (MessageKind kind : kinds(version)) {
            each.add(envelopes(kind, version, sizes).map(e -> new Sample(kind, version, e)));
        }
        return Combinators.combine(each).as(samples -> samples);
    }

    /** A number of samples for tests that are no properties; the same for the same seed. */
    public static List<Sample> samples(CwmpVersion version, Sizes sizes, int ofEachKind, long seed) {
        List<Sample> samples = new ArrayList<>();
        JqwikSession.run(() -> {
            Random random = new Random(seed);
            for (MessageKind kind : kinds(version)) {
                var generator = envelopes(kind, version, sizes).generator(1000);
                for (int i = 0; i < ofEachKind; i++) {
                    samples.add(new Sample(kind, version, generator.next(random).value()));
                }
            }
        });
        return samples;
    }

    /**
     * An envelope and what it is one of.
     *
     * @param kind which message, which way
     * @param version of the session
     * @param envelope conformant
     */
    public record Sample(MessageKind kind, CwmpVersion version, SoapEnvelope envelope) {
        /** Short, since there are many in one try. */
        @Override
        public String toString() {
            return version + " " + kind;
        }
    }

    private static Arbitrary<SoapHeader> headers(MessageKind kind, CwmpVersion version) {
        boolean inform = kind.type() == Inform.class;
        boolean response = kind.type() == InformResponse.class;
        return Draw.values(d -> new SoapHeader(
                d.below(4) == 0 ? null : d.oneOf("1", "", d.uuid(), d.text(200), d.letters(1024)),
                kind.direction() == Direction.ACS_TO_CPE && d.below(3) == 0 ? d.bool() : null,
                null,
                inform && version.has(CwmpVersion.V1_3) && d.bool() ? d.oneOf(30L, 600L, 0xFFFF_FFFFL) : null,
                inform && version.has(CwmpVersion.V1_4) && d.bool()
                        ? d.oneOf(List.of("1.4"), List.of("1.0", "1.1", "1.2", "1.3", "1.4"))
                        : null,
                response && version.has(CwmpVersion.V1_4) && d.bool() ? d.oneOf("1.0", "1.4") : null));
    }
}
