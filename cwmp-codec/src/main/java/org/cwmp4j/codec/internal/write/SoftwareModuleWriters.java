package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.ChangeDUStateResponse;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.OpResultStruct;
import org.cwmp4j.model.rpc.OperationStruct;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.cwmp4j.model.rpc.UpdateOpStruct;

/** Deployment units (TR-069 A6C1 A.4.1.10, A.4.2.3, A.4.2.4). Operations and results repeat; they are no SOAP arrays (B-SOAP-08). */
final class SoftwareModuleWriters {
    private static final String OPERATIONS = "Operations";
    private static final Operation INSTALL = new Operation("InstallOpStruct");
    private static final Operation UPDATE = new Operation("UpdateOpStruct");
    private static final Operation UNINSTALL = new Operation("UninstallOpStruct");
    private static final Element RESULTS = Element.of("Results");
    private static final Element UUID = Element.of("UUID");
    private static final Element VERSION = Element.of("Version");
    private static final Element EXECUTION_ENV_REF = Element.of("ExecutionEnvRef");
    private static final Element DEPLOYMENT_UNIT_REF = Element.of("DeploymentUnitRef");
    private static final Element CURRENT_STATE = Element.of("CurrentState");
    private static final Element RESOLVED = Element.of("Resolved");
    private static final Element EXECUTION_UNIT_REF_LIST = Element.of("ExecutionUnitRefList");
    private static final Element FAULT = Element.of("Fault");
    private static final Element OPERATION_PERFORMED = Element.of("OperationPerformed");

    private SoftwareModuleWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(ChangeDUState.class, SoftwareModuleWriters::change)
                .addEmpty(ChangeDUStateResponse.class)
                .add(DUStateChangeComplete.class, SoftwareModuleWriters::complete)
                .addEmpty(DUStateChangeCompleteResponse.class)
                .add(AutonomousDUStateChangeComplete.class, SoftwareModuleWriters::autonomous)
                .addEmpty(AutonomousDUStateChangeCompleteResponse.class);
    }

    private static void change(MessageOutput out, ChangeDUState m) {
        for (OperationStruct operation : m.operations()) {
            if (operation instanceof InstallOpStruct install) {
                install(out, install);
            } else if (operation instanceof UpdateOpStruct update) {
                update(out, update);
            } else if (operation instanceof UninstallOpStruct uninstall) {
                uninstall(out, uninstall);
            }
        }
        out.text(Elements.COMMAND_KEY, m.commandKey());
    }

    private static void install(MessageOutput out, InstallOpStruct o) {
        out.open(INSTALL.in(out));
        out.text(Elements.URL, o.url());
        out.optional(UUID, o.uuid());
        out.optional(Elements.USERNAME, o.username());
        out.optional(Elements.PASSWORD, o.password());
        out.optional(EXECUTION_ENV_REF, o.executionEnvRef());
        out.close(INSTALL.in(out));
    }

    private static void update(MessageOutput out, UpdateOpStruct o) {
        out.open(UPDATE.in(out));
        out.optional(UUID, o.uuid());
        out.optional(VERSION, o.version());
        out.optional(Elements.URL, o.url());
        out.optional(Elements.USERNAME, o.username());
        out.optional(Elements.PASSWORD, o.password());
        out.close(UPDATE.in(out));
    }

    private static void uninstall(MessageOutput out, UninstallOpStruct o) {
        out.open(UNINSTALL.in(out));
        out.text(UUID, o.uuid());
        out.optional(VERSION, o.version());
        out.optional(EXECUTION_ENV_REF, o.executionEnvRef());
        out.close(UNINSTALL.in(out));
    }

    private static void complete(MessageOutput out, DUStateChangeComplete m) {
        for (OpResultStruct result : m.results()) {
            out.open(RESULTS);
            result(out, result);
            out.close(RESULTS);
        }
        out.text(Elements.COMMAND_KEY, m.commandKey());
    }

    private static void autonomous(MessageOutput out, AutonomousDUStateChangeComplete m) {
        for (var result : m.results()) {
            out.open(RESULTS);
            result(out, result.result());
            out.text(OPERATION_PERFORMED, result.operationPerformed());
            out.close(RESULTS);
        }
    }

    private static void result(MessageOutput out, OpResultStruct r) {
        out.text(UUID, r.uuid());
        out.text(DEPLOYMENT_UNIT_REF, r.deploymentUnitRef());
        out.text(VERSION, r.version());
        out.text(CURRENT_STATE, r.currentState());
        out.bool(RESOLVED, r.resolved());
        out.text(EXECUTION_UNIT_REF_LIST, r.executionUnitRefList());
        out.dateTime(Elements.START_TIME, r.startTime());
        out.dateTime(Elements.COMPLETE_TIME, r.completeTime());
        out.open(FAULT);
        out.faultCode(Elements.FAULT_CODE, r.fault().faultCode());
        out.text(Elements.FAULT_STRING, r.fault().faultString());
        out.close(FAULT);
    }

    /** An Operations element, whose type is abstract: {@code xsi:type} says which struct it is. */
    private static final class Operation {
        private final Element qualified;
        private final Element unqualified;

        Operation(String struct) {
            qualified = Element.of(OPERATIONS, "xsi:type=\"" + Envelopes.CWMP_PREFIX + struct + "\"");
            unqualified = Element.of(OPERATIONS, "xsi:type=\"" + struct + "\"");
        }

        Element in(MessageOutput out) {
            return out.isQualified() ? qualified : unqualified;
        }
    }
}
