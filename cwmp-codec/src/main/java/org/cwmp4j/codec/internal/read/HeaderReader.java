package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.jspecify.annotations.Nullable;

/** Reads the Header's entries (B-HDR-01 to B-HDR-11). */
final class HeaderReader {
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;
    private static final long SHORTEST_TIMEOUT = 30;
    private static final List<String> KNOWN = List.of(
            "ID", "HoldRequests", "NoMoreRequests", "SessionTimeout", "SupportedCWMPVersions", "UseCWMPVersion");

    private final XmlCursor cursor;
    private final Refusals refusals;
    private final String[] namespaces = new String[KNOWN.size()];
    private int depth;
    private @Nullable String id;
    private @Nullable Boolean holdRequests;
    private @Nullable Boolean noMoreRequests;
    private @Nullable Long sessionTimeout;
    private @Nullable List<String> versions;
    private @Nullable String useVersion;

    HeaderReader(XmlCursor cursor, Refusals refusals) {
        this.cursor = cursor;
        this.refusals = refusals;
    }

    /** Reads the Header that the cursor has entered. */
    void read() throws XMLStreamException {
        depth = cursor.depth();
        while (cursor.child()) {
            int entry = KNOWN.indexOf(cursor.local());
            String namespace = cursor.namespace();
            if (entry < 0 || Namespaces.cwmp(namespace) == Namespaces.Cwmp.FOREIGN) {
                unknown();
                continue;
            }
            if (namespaces[entry] != null) {
                throw cursor.refuse(ErrorKind.INVALID_ENVELOPE, "a header entry given twice");
            }
            namespaces[entry] = namespace == null ? "" : namespace;
            if (namespace != null && Namespaces.cwmp(namespace) == Namespaces.Cwmp.DAMAGED) {
                cursor.once(DeviationKind.HEADER_NAMESPACE, "", "a header entry that is in no CWMP namespace");
            }
            entry(KNOWN.get(entry));
        }
    }

    private void unknown() throws XMLStreamException {
        String must = cursor.mustUnderstand();
        String actor = cursor.actor();
        boolean forUs =
                actor == null || actor.isBlank() || actor.strip().equals("http://schemas.xmlsoap.org/soap/actor/next");
        if (must != null && forUs && (Lexical.flag(must) == 1 || Lexical.looseFlag(must) == 1)) {
            throw cursor.refuse(ErrorKind.NOT_UNDERSTOOD, "an unknown header entry that must be understood");
        }
        cursor.ignore(DeviationKind.UNKNOWN_HEADER, "an unknown header entry");
        cursor.skip();
    }

    private void entry(String name) throws XMLStreamException {
        mustUnderstand(name);
        if (cursor.type() != null) {
            cursor.once(DeviationKind.TYPE_UNEXPECTED, name, "xsi:type where the schema names no type");
        }
        String text = cursor.text();
        int here = cursor.depth() + 1;
        switch (name) {
            case "ID" -> {
                id = text;
                refusals.id(text);
            }
            case "HoldRequests" -> holdRequests = flag(text, here);
            case "NoMoreRequests" -> {
                noMoreRequests = flag(text, here);
                cursor.deviateAt(here, "", DeviationKind.OBSOLETE_HEADER, "a header entry of the first issue only");
            }
            case "SessionTimeout" -> sessionTimeout = number(text, here);
            case "SupportedCWMPVersions" -> versions = list(text);
            default -> useVersion = text.strip();
        }
    }

    private void mustUnderstand(String name) {
        String value = cursor.mustUnderstand();
        String elsewhere = cursor.mustUnderstandElsewhere();
        if (elsewhere != null && value == null) {
            cursor.deviate(DeviationKind.MUST_UNDERSTAND, "mustUnderstand outside the namespace of SOAP");
        } else if (value != null && !value.strip().equals("1") && !value.strip().equals("0")) {
            cursor.deviate(DeviationKind.MUST_UNDERSTAND, "mustUnderstand: expected 1");
        } else if (mustBeUnderstood(name) && (value == null || value.strip().equals("0"))) {
            cursor.deviate(DeviationKind.MUST_UNDERSTAND, "no mustUnderstand=1");
        }
    }

    private static boolean mustBeUnderstood(String name) {
        return name.equals("ID") || name.equals("HoldRequests") || name.equals("UseCWMPVersion");
    }

    private @Nullable Boolean flag(String text, int here) {
        int exact = Lexical.flag(text);
        if (exact >= 0) {
            return exact == 1;
        }
        cursor.deviateAt(here, "", DeviationKind.BOOLEAN_FORM, "expected a boolean");
        int loose = Lexical.looseFlag(text);
        return loose < 0 ? null : loose == 1;
    }

    private @Nullable Long number(String text, int here) {
        long value = Lexical.number(text);
        if (value == Lexical.NOT_A_NUMBER) {
            cursor.deviateAt(here, "", DeviationKind.NUMBER_FORM, "no whole number: ignored");
            return null;
        }
        if (value < 0 || value > UNSIGNED_INT_MAX) {
            cursor.deviateAt(here, "", DeviationKind.NUMBER_RANGE, "out of range: the nearest number was taken");
        }
        if (value >= 0 && value < SHORTEST_TIMEOUT) {
            cursor.deviateAt(here, "", DeviationKind.CONFORMANCE, "expected " + SHORTEST_TIMEOUT + " or more");
        }
        return Math.max(0, Math.min(UNSIGNED_INT_MAX, value));
    }

    /** White space around the commas is tolerated (B-HDR-11). */
    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    /** The entries that belong with this message; others are reported and left out (B-HDR-10). */
    SoapHeader result(CwmpMessage message, @Nullable Direction direction, String messageNamespace) {
        boolean fromCpe = direction == Direction.CPE_TO_ACS;
        if (holdRequests != null && fromCpe) {
            misplaced("HoldRequests");
            holdRequests = null;
        }
        boolean isInform = message instanceof Inform;
        if (sessionTimeout != null && !isInform) {
            misplaced("SessionTimeout");
            sessionTimeout = null;
        }
        if (versions != null && !isInform) {
            misplaced("SupportedCWMPVersions");
            versions = null;
        }
        if (useVersion != null && !(message instanceof InformResponse)) {
            misplaced("UseCWMPVersion");
            useVersion = null;
        }
        otherNamespaces(messageNamespace);
        return new SoapHeader(id, holdRequests, noMoreRequests, sessionTimeout, versions, useVersion);
    }

    private void misplaced(String name) {
        cursor.deviateAt(depth, name, DeviationKind.MISPLACED_HEADER, "does not belong with this message: ignored");
    }

    private void otherNamespaces(String messageNamespace) {
        for (int i = 0; i < namespaces.length; i++) {
            String namespace = namespaces[i];
            boolean isOther = namespace != null
                    && !messageNamespace.isEmpty()
                    && !namespace.equals(messageNamespace)
                    && Namespaces.cwmp(namespace) != Namespaces.Cwmp.DAMAGED;
            if (isOther) {
                cursor.deviateAt(
                        depth,
                        KNOWN.get(i),
                        DeviationKind.HEADER_NAMESPACE,
                        "a header entry in another CWMP namespace than the method's");
                return;
            }
        }
    }
}
