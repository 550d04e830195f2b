package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.codec.internal.xml.ElementPlaces.Place;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.rpc.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Holds a message that was read against the rules of the standard about lengths, ranges and patterns (B-ROB-02). Where one is broken,
 * the text is walked once more to find the place.
 */
final class RuleCheck {
    private RuleCheck() {}

    static void report(SoapEnvelope envelope, @Nullable Direction direction, XmlCursor cursor)
            throws XMLStreamException {
        if (envelope.message() instanceof Fault) {
            // Its reader has said all: a fault is taken in whatever form
            return;
        }
        List<Violation> broken = new ArrayList<>(0);
        for (Violation v : Conformance.checkParsed(envelope.message(), version(envelope.namespace()), way(direction))) {
            if (v.scope() == Violation.Scope.MESSAGE) {
                broken.add(v);
            }
        }
        if (broken.isEmpty()) {
            return;
        }
        Map<String, Place> places = cursor.elementPlaces();
        for (Violation v : broken) {
            Place place = places.get(v.path());
            // The namespace and the direction are the method's, whatever it is
            cursor.breaks(place == null ? places.get("") : place, v);
        }
    }

    /**
     * The same for a row that was just read.
     *
     * @param index in the list of rows
     */
    static void reportRow(
            RowList<?, ?> list,
            Object row,
            int index,
            String namespace,
            @Nullable Direction direction,
            XmlCursor cursor)
            throws XMLStreamException {
        for (Violation v : list.checkRow(row, index, version(namespace), way(direction))) {
            if (v.scope() == Violation.Scope.MESSAGE) {
                Place place = cursor.rowPlaces().get(RowList.withinRow(v));
                cursor.breaks(place == null ? cursor.elementPlaces().get("") : place, v);
            }
        }
    }

    private static Direction way(@Nullable Direction direction) {
        return direction == null ? Direction.CPE_TO_ACS : direction;
    }

    /** The latest version that sends in a namespace: a message cannot say more. */
    private static CwmpVersion version(String namespace) {
        if (namespace.equals(CwmpVersion.V1_0.namespace())) {
            return CwmpVersion.V1_0;
        }
        return namespace.equals(CwmpVersion.V1_1.namespace()) ? CwmpVersion.V1_1 : CwmpVersion.V1_4;
    }
}
