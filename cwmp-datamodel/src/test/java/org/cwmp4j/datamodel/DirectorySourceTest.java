package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {

    @TempDir
    private Path directory;

    private DirectorySource source;

    @BeforeEach
    void open() {
        source = new DirectorySource(directory);
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve(name), Memory.document("urn:x:" + name.replace(".xml", ""), ""));
        }
    }

    @Test
    void theFileItselfThenHigherVersionsFirst() throws IOException {
        files(
                "tr-1-2.xml",
                "tr-1-2-9.xml",
                "tr-1-2-10-0.xml",
                "tr-1-2-10.xml",
                "tr-1-20.xml",
                "tr-1-2-0-full.xml",
                "tr-1-2-0-x.xml");
        assertThat(source.candidates("tr-1-2.xml"))
                .containsExactly("tr-1-2.xml", "tr-1-2-10-0.xml", "tr-1-2-10.xml", "tr-1-2-9.xml");
        assertThat(source.candidates("TR-1-2-9.xml")).containsExactly("tr-1-2-9.xml");
        assertThat(source.candidates("tr-1-x.xml")).containsExactly("tr-1-2-0-x.xml");
        assertThat(source.candidates("other.xml")).isEmpty();
    }

    @Test
    void doesNotLeaveTheDirectory() throws IOException {
        files("tr-1-2.xml");
        assertThat(source.candidates("../tr-1-2.xml")).isEmpty();
        assertThatThrownBy(() -> source.open("../tr-1-2.xml")).hasMessageContaining("not a path");
        assertThatThrownBy(() -> source.open("tr-1-3.xml")).isInstanceOf(IOException.class);
    }

    /** Of several files with the name, the one with the specification that the import asks for. */
    @Test
    void theSpecificationDecides() throws IOException {
        for (String version : List.of("2-17-0", "2-18-0", "2-19-0")) {
            Files.writeString(
                    directory.resolve("tr-1-" + version + "-part.xml"),
                    Memory.document(
                            "urn:x:tr-1-" + version + "-part",
                            "<component name=\"Part\"><object name=\"Device.V" + version.charAt(3)
                                    + ".\"/></component>"));
        }
        String model = "<model name=\"Device:1.0\"><object name=\"Device.\"/><component ref=\"Part\"/></model>";
        String head = "<import file=\"tr-1-2-part.xml\" spec=\"urn:x:tr-1-2-";
        String tail = "-part\"><component name=\"Part\"/></import>" + model;
        Files.writeString(directory.resolve("top.xml"), Memory.document("urn:x:top", head + "18" + tail));
        assertThat(DataModelText.write(DataModelCompiler.ofDirectory(directory)
                        .compile("top.xml", "Device:1.0")
                        .definitions()))
                .isEqualTo("Device.\nDevice.V8.\n");
        Files.writeString(directory.resolve("top.xml"), Memory.document("urn:x:top", head + "16" + tail));
        assertThatThrownBy(() -> DataModelCompiler.ofDirectory(directory).compile("top.xml", "Device:1.0"))
                .hasMessageContaining("the file tr-1-2-part.xml (urn:x:tr-1-2-16-part) is missing");
    }
}
