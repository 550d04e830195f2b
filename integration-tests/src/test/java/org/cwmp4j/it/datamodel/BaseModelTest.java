package org.cwmp4j.it.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.datamodel.CompilerSettings;
import org.cwmp4j.datamodel.DataModelCompiler;
import org.cwmp4j.datamodel.DirectorySource;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.Definition;
import org.junit.jupiter.api.Test;

/**
 * The definitions that the device's end brings with it are those that the compiler makes of the published documents, but for a
 * few that are narrower on purpose.
 */
class BaseModelTest {

    private static DataModel published(String file, String model) {
        Path directory = Path.of(System.getProperty("cwmp.shared", "../../shared"), "datamodels");
        assumeTrue(Files.isDirectory(directory), () -> directory + " is not there");
        return new DataModelCompiler(new DirectorySource(directory), CompilerSettings.DEFAULT.withTolerant(true))
                .compile(file, model)
                .definitions();
    }

    private static Set<String> differences(DataModel bundled, DataModel published) {
        Set<String> different = new TreeSet<>();
        for (Definition definition : bundled.definitions()) {
            if (!published.definitions().contains(definition)) {
                different.add(definition.path());
            }
        }
        return different;
    }

    @Test
    void device() {
        assertThat(differences(BaseModel.device().build(), published("tr-181-2-17-0-cwmp-full.xml", "Device:2.17")))
                .containsExactlyInAnyOrder("Device.ManagementServer.HTTPCompression", "Device.ManagementServer.URL");
    }

    @Test
    void internetGatewayDevice() {
        assertThat(differences(
                        BaseModel.internetGatewayDevice().build(),
                        published("tr-098-1-8-0.xml", "InternetGatewayDevice:1.14")))
                .containsExactly("InternetGatewayDevice.ManagementServer.HTTPCompression");
    }
}
