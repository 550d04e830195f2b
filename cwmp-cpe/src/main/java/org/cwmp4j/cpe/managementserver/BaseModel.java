package org.cwmp4j.cpe.managementserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.data.Definition;

/**
 * The definitions of {@code ManagementServer.} and of the least of {@code DeviceInfo.} as the engine serves them, to be completed
 * by what the device has beyond: {@code BaseModel.device().addAll(...).build()}. They are compiled from the Broadband Forum's
 * Device:2.17 and InternetGatewayDevice:1.14; docs/data-models.md tells how, and where they are narrower.
 */
public final class BaseModel {
    /** The root object of TR-181. */
    public static final String DEVICE = "Device.";
    /** The root object of TR-098. */
    public static final String INTERNET_GATEWAY_DEVICE = "InternetGatewayDevice.";

    private BaseModel() {}

    /** Begins a model under {@code Device.}. */
    public static DataModel.Builder device() {
        return begin(DEVICE, "device.txt");
    }

    /** Begins a model under {@code InternetGatewayDevice.}. */
    public static DataModel.Builder internetGatewayDevice() {
        return begin(INTERNET_GATEWAY_DEVICE, "gateway.txt");
    }

    /**
     * The tables of devices behind this one, for gateways and proxies to add: ManageableDevice, EmbeddedDevice and VirtualDevice
     * (C-DM-11). The engine does nothing with them; the application provides their rows.
     *
     * @param root {@link #DEVICE} or {@link #INTERNET_GATEWAY_DEVICE}
     */
    public static List<Definition> devicesBehind(String root) {
        return switch (root) {
            case DEVICE -> read("device-behind.txt", root);
            case INTERNET_GATEWAY_DEVICE -> read("gateway-behind.txt", root);
            default ->
                throw new IllegalArgumentException("root " + root + ": expected Device. or InternetGatewayDevice.");
        };
    }

    private static DataModel.Builder begin(String root, String compiled) {
        return DataModel.builder(root).addAll(read(compiled, root)).addAll(read("overlay.txt", root));
    }

    private static List<Definition> read(String name, String root) {
        try (InputStream text = BaseModel.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return DataModelText.readFragment(text, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
