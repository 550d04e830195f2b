package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.jspecify.annotations.Nullable;

/**
 * Reads faults in all the forms that peers send: wrapped in a SOAP Fault or not, with the detail in the wrong place, twice or not at
 * all (quirks X16, W12; B-FLT-01 to B-FLT-07).
 */
final class FaultReader {
    private final Input input;
    private final XmlCursor cursor;
    private final Refusals refusals;
    private final BodyReader body;
    private final List<SetParameterValuesFault> parameters = new ArrayList<>(0);
    private @Nullable String soapCode;
    private @Nullable String soapString;
    private @Nullable String faultString;
    private FaultCode code = FaultCode.ABSENT;
    private boolean detailSeen;

    FaultReader(Input input, Refusals refusals, BodyReader body) {
        this.input = input;
        this.cursor = input.cursor();
        this.refusals = refusals;
        this.body = body;
    }

    /** Reads the Fault that the cursor has entered. */
    Fault read(boolean isSoap12) throws XMLStreamException {
        int depth = cursor.depth();
        String bound = cursor.namespace();
        body.fault(null, null);
        if (Namespaces.cwmp(bound) == Namespaces.Cwmp.KNOWN) {
            cursor.deviate(DeviationKind.FAULT_FORM, "a CWMP fault without a SOAP fault around it");
            body.fault(bound, null);
            detail(depth);
            return result(depth, false);
        }
        if (!Namespaces.SOAP.equals(bound) && bound != null && !isSoap12) {
            cursor.once(DeviationKind.ENVELOPE_NAMESPACE, bound, "a fault that is not in the namespace of SOAP 1.1");
        }
        String text = null;
        boolean any = false;
        while ((text = cursor.textOrChild()) == null) {
            any = true;
            soapMember(isSoap12);
        }
        if (!text.isBlank()) {
            cursor.deviateAt(depth, "", DeviationKind.FAULT_FORM, "text in a fault");
            soapString = any || soapString != null ? soapString : text;
        }
        return result(depth, true);
    }

    /** Reads the members of a CWMP fault that stand in the Body as such; the cursor has entered the first. */
    Fault unwrapped() throws XMLStreamException {
        int depth = cursor.depth() - 1;
        body.fault(null, null);
        cursor.deviateAt(depth, "", DeviationKind.FAULT_FORM, "a CWMP fault without a SOAP fault around it");
        do {
            cwmpMember();
        } while (cursor.child());
        return result(depth, false);
    }

    private void soapMember(boolean isSoap12) throws XMLStreamException {
        String name = cursor.local();
        switch (name) {
            case "faultcode" -> soapCode = simple(soapCode);
            case "faultstring" -> soapString = simple(soapString);
            case "faultactor" -> cursor.skip();
            case "detail" -> details();
            case "FaultCode", "FaultString", "SetParameterValuesFault" -> {
                cursor.deviate(DeviationKind.FAULT_FORM, "a member of the CWMP fault outside the detail");
                cwmpMember();
            }
            case "Fault" -> {
                cursor.deviate(DeviationKind.FAULT_FORM, "a CWMP fault outside the detail");
                firstDetail();
            }
            default -> {
                if (isSoap12) {
                    throw cursor.refuse(ErrorKind.MALFORMED_FAULT, "a fault in the form of SOAP 1.2");
                }
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                cursor.skip();
            }
        }
    }

    /** Text that may have the detail inside (quirk W12); of two, the first counts. */
    private String simple(@Nullable String before) throws XMLStreamException {
        StringBuilder all = new StringBuilder();
        String text;
        while ((text = cursor.textOrChild()) == null) {
            cursor.deviate(DeviationKind.FAULT_FORM, "an element inside the text of a fault");
            soapMember(false);
        }
        all.append(text);
        if (before == null) {
            return all.toString();
        }
        cursor.deviateAt(cursor.depth() + 1, "", DeviationKind.FAULT_FORM, "given twice: the first one counts");
        return before;
    }

    private void details() throws XMLStreamException {
        while (cursor.child()) {
            String name = cursor.local();
            if (name.equals("FaultCode") || name.equals("FaultString") || name.equals("SetParameterValuesFault")) {
                cursor.deviate(DeviationKind.FAULT_FORM, "a member of the CWMP fault without a Fault around it");
                cwmpMember();
            } else {
                firstDetail();
            }
        }
    }

    private void firstDetail() throws XMLStreamException {
        if (detailSeen) {
            cursor.deviate(DeviationKind.FAULT_FORM, "several details: the first one counts");
            cursor.skip();
            return;
        }
        detailSeen = true;
        String bound = cursor.namespace();
        Namespaces.Cwmp kind = Namespaces.cwmp(bound);
        if (!cursor.local().equals("Fault") || kind == Namespaces.Cwmp.FOREIGN) {
            cursor.deviate(DeviationKind.FAULT_FORM, "a detail that is no CWMP fault");
        } else if (kind == Namespaces.Cwmp.LATER) {
            cursor.deviate(DeviationKind.UNKNOWN_CWMP_VERSION, "a later version of CWMP, read as the highest known");
        } else if (kind == Namespaces.Cwmp.DAMAGED && bound != null) {
            cursor.deviate(DeviationKind.METHOD_NAMESPACE, "a CWMP fault that is in no CWMP namespace");
        }
        body.fault(bound, null);
        detail(cursor.depth());
    }

    private void detail(int depth) throws XMLStreamException {
        detailSeen = true;
        int last = 0;
        while (cursor.child()) {
            int order = order(cursor.local());
            if (order < last) {
                cursor.once(DeviationKind.ELEMENT_ORDER, "Fault", "not in the order of the schema");
            }
            last = Math.max(order, last);
            cwmpMember();
        }
        if (code.equals(FaultCode.ABSENT)) {
            cursor.deviateAt(depth, "FaultCode", DeviationKind.FAULT_FORM, "a fault without a code");
        }
    }

    private static int order(String name) {
        return switch (name) {
            case "FaultString" -> 1;
            case "SetParameterValuesFault" -> 2;
            default -> 0;
        };
    }

    private void cwmpMember() throws XMLStreamException {
        String name = cursor.local();
        if (!cursor.prefix().isEmpty()) {
            input.qualified();
        } else {
            input.unprefixed();
        }
        switch (name) {
            case "FaultCode" -> {
                FaultCode read = faultCode();
                code = code.equals(FaultCode.ABSENT) ? read : code;
            }
            case "FaultString" -> {
                String text = cursor.text();
                faultString = faultString == null ? text : faultString;
            }
            case "SetParameterValuesFault" -> {
                cursor.index(parameters.size() + 1);
                parameters.add(parameter());
            }
            default -> {
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                cursor.skip();
            }
        }
    }

    private FaultCode faultCode() throws XMLStreamException {
        long value = Lexical.number(cursor.text());
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            return new FaultCode((int) value);
        }
        cursor.deviateAt(cursor.depth() + 1, "", DeviationKind.NUMBER_FORM, "no fault code");
        return FaultCode.ABSENT;
    }

    private SetParameterValuesFault parameter() throws XMLStreamException {
        int depth = cursor.depth();
        String name = null;
        FaultCode faultCode = FaultCode.ABSENT;
        String text = "";
        while (cursor.child()) {
            switch (cursor.local()) {
                case "ParameterName" -> name = trimmed(cursor.text());
                case "FaultCode" -> faultCode = faultCode();
                case "FaultString" -> text = cursor.text();
                default -> {
                    cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                    cursor.skip();
                }
            }
        }
        if (name == null) {
            cursor.deviateAt(depth, "ParameterName", DeviationKind.MISSING_ELEMENT, "missing: taken as empty");
        }
        if (faultCode.equals(FaultCode.ABSENT)) {
            cursor.deviateAt(depth, "FaultCode", DeviationKind.FAULT_FORM, "a fault without a code");
        }
        return new SetParameterValuesFault(name == null ? "" : name, faultCode, text);
    }

    /** The standard's own example has blanks and line breaks around the name (B-SOAP-23). */
    private String trimmed(String name) {
        if (!Lexical.isPadded(name)) {
            return name;
        }
        cursor.ignore(DeviationKind.PADDED_NAME, "white space around a faulted parameter's name: dropped");
        return name.strip();
    }

    private Fault result(int depth, boolean wrapped) {
        int value = code.value();
        Direction natural = value < 0
                ? null
                : value / 1000 == 8 ? Direction.ACS_TO_CPE : value / 1000 == 9 ? Direction.CPE_TO_ACS : null;
        refusals.message(natural, null, body.namespace());
        if (wrapped) {
            form(depth);
        }
        return new Fault(code, text(faultString), parameters, text(soapCode), text(soapString));
    }

    private void form(int depth) {
        if (!detailSeen && code.equals(FaultCode.ABSENT)) {
            cursor.deviateAt(depth, "detail", DeviationKind.FAULT_FORM, "a fault without a detail");
        }
        String local = text(soapCode).strip();
        local = local.substring(local.lastIndexOf(':') + 1);
        if (!local.equals("Client") && !local.equals("Server")) {
            cursor.deviateAt(depth, "faultcode", DeviationKind.FAULT_CODE, "expected Client or Server");
        }
        if (!text(soapString).equals(Fault.CWMP_FAULT)) {
            cursor.deviateAt(depth, "faultstring", DeviationKind.FAULT_STRING, "expected " + Fault.CWMP_FAULT);
        }
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }
}
