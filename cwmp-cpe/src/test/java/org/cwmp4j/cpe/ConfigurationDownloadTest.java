package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration file whose handler sets parameters. */
class ConfigurationDownloadTest {
    @TempDir
    Path directory;

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    /** A file with one line, the provisioning code. */
    private final class Configuration implements DownloadHandler {
        @Override
        public CompletionStage<Applied> apply(ReceivedFile file) {
            try {
                String code = Files.readString(file.path()).strip();
                return cpe.agent
                        .tree()
                        .join()
                        .set(Writer.DEVICE, Map.of(TreeAgentFixture.CODE, code))
                        .thenApply(nothing -> Applied.NOW);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void session() {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
    }

    private String code() {
        return acs.ask(new GetParameterValues(List.of(TreeAgentFixture.CODE)))
                .parameterList()
                .get(0)
                .text();
    }

    /** It takes effect between sessions, as every change of the device's own, and survives a restart. */
    @Test
    @Rule({"C-DL-02", "C-DL-15", "C-SESS-05"})
    void takesEffectForGood() {
        FakeTransport net = new FakeTransport();
        cpe.build = b -> b.transfers(TransferSettings.in(directory)
                .transport(net)
                .download(TransferFixture.CONFIG, new Configuration())
                .build());
        cpe.booted();
        session();
        acs.ask(new Download("key", TransferFixture.CONFIG, TransferFixture.URL, "", "", 0, "", 0, "", ""));
        net.only().serve("from file");
        cpe.settle();
        assertThat(code()).isEqualTo("code");
        acs.empty();
        cpe.settle();
        assertThat(acs.inform().event().stream().map(Object::toString))
                .contains("7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(acs.inform().parameterList()).contains(ParameterValue.of(TreeAgentFixture.CODE, "from file"));
        acs.accept();
        assertThat(acs.expect(TransferComplete.class).faultStruct().isSuccess()).isTrue();
        acs.answer(new TransferCompleteResponse());
        acs.expectEmpty();
        acs.empty();
        cpe.close();
        cpe.start();
        acs.accept();
        assertThat(code()).isEqualTo("from file");
        acs.finish();
    }
}
