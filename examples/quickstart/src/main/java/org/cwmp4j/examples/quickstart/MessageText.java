package org.cwmp4j.examples.quickstart;

import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;

/** A message in one line, for the transcript. Values of secret parameters are masked. */
final class MessageText {
    private MessageText() {}

    static String of(@Nullable SoapEnvelope envelope) {
        return envelope == null ? "(empty)" : of(envelope.message());
    }

    private static String of(CwmpMessage message) {
        if (message instanceof Inform m) {
            return "Inform " + m.event().stream().map(Event::toString).toList() + " retry " + m.retryCount();
        }
        if (message instanceof GetParameterValues m) {
            return "GetParameterValues " + m.parameterNames();
        }
        if (message instanceof GetParameterValuesResponse m) {
            return "GetParameterValuesResponse " + values(m.parameterList());
        }
        if (message instanceof SetParameterValues m) {
            return "SetParameterValues " + values(m.parameterList());
        }
        if (message instanceof AddObject m) {
            return "AddObject " + m.objectName();
        }
        if (message instanceof AddObjectResponse m) {
            return "AddObjectResponse instance " + m.instanceNumber();
        }
        if (message instanceof DeleteObject m) {
            return "DeleteObject " + m.objectName();
        }
        if (message instanceof Reboot m) {
            return "Reboot (" + m.commandKey() + ")";
        }
        if (message instanceof Fault m) {
            return "Fault " + m.faultCode() + " " + m.faultString()
                    + (m.parameterFaults().isEmpty() ? "" : " " + m.parameterFaults());
        }
        return message.name();
    }

    private static String values(List<ParameterValue> values) {
        int shown = Math.min(values.size(), 4);
        String head = values.subList(0, shown).toString();
        return values.size() > shown ? head + " and " + (values.size() - shown) + " more" : head;
    }
}
