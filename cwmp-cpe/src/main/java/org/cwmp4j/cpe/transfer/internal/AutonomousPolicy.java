package org.cwmp4j.cpe.transfer.internal;

import java.util.Set;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.model.ValueLists;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;

/** {@code ManagementServer.AutonomousTransferCompletePolicy.}: of which transfers the ACS wants to know (C-ATC-01, C-CONN-06). */
record AutonomousPolicy(ParameterTree tree, String server) {
    private static final Set<String> TRUE = Set.of("1", "true");

    boolean wants(AutonomousTransferComplete report) {
        return TRUE.contains(value("Enable"))
                && matches(value("TransferTypeFilter"), report.isDownload() ? "Download" : "Upload")
                && matches(value("ResultTypeFilter"), report.faultStruct().isSuccess() ? "Success" : "Failure")
                && ValueLists.split(value("FileTypeFilter"))
                        .contains(withoutInstance(report.fileType().text()));
    }

    private String value(String name) {
        String path = server + "AutonomousTransferCompletePolicy." + name;
        return tree.model().parameter(path).isPresent() ? tree.storedValue(path) : "";
    }

    private static boolean matches(String filter, String actual) {
        return filter.equals("Both") || filter.equals(actual);
    }

    /** The filter knows types 1 to 4 and those of vendors: a file of an instance is one of its kind. */
    private static String withoutInstance(String type) {
        return type.startsWith("6 Vendor Configuration File ")
                ? "3 Vendor Configuration File"
                : type.startsWith("7 Vendor Log File ") ? "4 Vendor Log File" : type;
    }
}
