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
 * by what the device has beyond: {@code BaseModel.device().addAll(...).build()}.
 */
public final class BaseModel {
    /** The root object of TR-181. */
    public static final String DEVICE = "Device.";
    /** The root object of TR-098. */
    public static final String INTERNET_GATEWAY_DEVICE = "InternetGatewayDevice.";

    private BaseModel() {}

    /** Begins a model under {@code Device.}. */
    public static DataModel.Builder device() {
        return DataModel.builder(DEVICE).addAll(read("common.txt", DEVICE)).addAll(read("device.txt", DEVICE));
    }

    /** Begins a model under {@code InternetGatewayDevice.}. */
    public static DataModel.Builder internetGatewayDevice() {
        return DataModel.builder(INTERNET_GATEWAY_DEVICE)
                .addAll(read("common.txt", INTERNET_GATEWAY_DEVICE))
                .addAll(read("gateway.txt", INTERNET_GATEWAY_DEVICE));
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
