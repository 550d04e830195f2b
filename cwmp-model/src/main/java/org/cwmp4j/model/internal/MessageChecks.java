package org.cwmp4j.model.internal;

import java.util.List;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.Request;
import org.cwmp4j.model.rpc.UnknownMethod;

/** The rules about messages as such: which way they go and since when they exist. The visitors know those of their arguments. */
public final class MessageChecks {
    private static final String RESPONSE = "Response";

    private MessageChecks() {}

    /** See {@link org.cwmp4j.model.Conformance#check}. */
    public static List<Violation> check(CwmpMessage message, CwmpVersion version, Direction direction) {
        return check(message, new Checker(message.name(), version, direction, false));
    }

    /** See {@link org.cwmp4j.model.Conformance#checkParsed}. */
    public static List<Violation> checkParsed(CwmpMessage message, CwmpVersion version, Direction direction) {
        return check(message, new Checker(message.name(), version, direction, true));
    }

    private static List<Violation> check(CwmpMessage message, Checker c) {
        if (message instanceof Request request) {
            request(request, c);
        } else if (message instanceof MethodResponse response) {
            String name = response.name();
            exists(name.endsWith(RESPONSE) ? name.substring(0, name.length() - RESPONSE.length()) : name, c);
            response.accept(new ResponseChecks(c));
        } else if (message instanceof Fault fault) {
            FaultChecks.check(fault, c);
        } else if (message instanceof UnknownMethod) {
            c.unsendable(
                    "", "no method of the standard or of a vendor", "a known name", FaultCode.METHOD_NOT_SUPPORTED);
        } else if (message instanceof NoRpc) {
            c.unsendable("", "an empty Body", "a method, a response or a fault");
        }
        return c.found();
    }

    private static void request(Request request, Checker c) {
        exists(request.name(), c);
        boolean atCpe = request instanceof CpeMethod;
        boolean atAcs = request instanceof AcsMethod;
        if (c.direction() == Direction.ACS_TO_CPE ? !atCpe : !atAcs) {
            c.broken("", "travels the wrong way", atCpe ? "ACS to CPE" : "CPE to ACS", FaultCode.METHOD_NOT_SUPPORTED);
        }
        if (request instanceof CpeMethod<?> method) {
            method.accept(new CpeMethodChecks(c));
        } else if (request instanceof AcsMethod<?> method) {
            method.accept(new AcsMethodChecks(c));
        }
    }

    private static void exists(String method, Checker c) {
        if (VersionTable.ofMethod(method)
                .filter(since -> !c.version().has(since))
                .isPresent()) {
            c.unsendable("", "not in CWMP " + c.version(), "a method of that version", FaultCode.METHOD_NOT_SUPPORTED);
        }
    }
}
