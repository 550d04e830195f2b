package org.cwmp4j.cpe.parameter;

import java.util.List;
import java.util.function.Consumer;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;

/** Devices whose tables have aliases: A.1 is called a, B.1 in it b, C.1 in that c; N has no aliases. */
final class AliasDevice {
    static final String MODE = "Device.ManagementServer.InstanceMode";
    static final String CREATE = "Device.ManagementServer.AutoCreateInstances";
    static final String SUPPORT = "Device.ManagementServer.AliasBasedAddressing";
    static final DataModel MODEL = BaseModel.device()
            .addAll(DataModelText.readFragment("""
                    .ANumberOfEntries unsignedInt
                    .A.{i}. create delete entries=:5 key=Alias count=ANumberOfEntries
                      Alias string size=:64 rw
                      V string size=:32 rw default=new
                      S unsignedInt
                    .A.{i}.B.{i}. create delete key=Alias
                      Alias string size=:64 rw
                      Q string size=:32 rw
                    .A.{i}.B.{i}.C.{i}. create delete
                      Alias string size=:64 rw
                      P string size=:32 rw
                    .A.{i}.N.{i}. create delete
                      P string size=:32 rw
                    .Once.{i}. create delete
                      Alias string size=:64 once
                    .Short.{i}. create
                      Alias string size=:8 rw
                    .Static.{i}.
                      Alias string size=:64 rw
                      V string rw
                    .Prov.{i}. create delete key=Alias
                      Alias string size=:64 rw
                      V string size=:32 rw
                    .Prov.{i}.Sub.{i}. create delete
                      Alias string size=:64 rw
                      V string size=:32 rw
                    """, "Device."))
            .build();

    private AliasDevice() {}

    /** One without rows. */
    static Device fresh(Consumer<ParameterTreeBuilder> setup) {
        Device device = new Device(setup);
        device.model = MODEL;
        return device.start();
    }

    /** One on which the ACS has made and named rows. */
    static Device named() {
        Device device = fresh(b -> {});
        for (String table : List.of("Device.A.", "Device.A.1.B.", "Device.A.1.B.1.C.", "Device.A.1.N.")) {
            add(device, table);
        }
        set(device, "Device.A.1.Alias", "a");
        set(device, "Device.A.1.B.1.Alias", "b");
        set(device, "Device.A.1.B.1.C.1.Alias", "c");
        return device;
    }

    static long add(Device device, String table) {
        return ((AddObjectResponse) device.add(table)).instanceNumber();
    }

    /** Sets a value that must be taken. */
    static void set(Device device, String name, String value) {
        SetParameterValuesResponse unused = (SetParameterValuesResponse) device.spv(ParameterValue.of(name, value));
    }

    static void mode(Device device, String mode) {
        set(device, MODE, mode);
    }

    static void createInstances(Device device, boolean value) {
        SetParameterValuesResponse unused = (SetParameterValuesResponse) device.spv(ParameterValue.of(CREATE, value));
    }

    /** Names in the answer to GetParameterValues, without aliases themselves. */
    static List<String> names(Device device, String... asked) {
        return device.names(device.gpv(asked)).stream()
                .filter(name -> !name.endsWith(".Alias"))
                .toList();
    }
}
