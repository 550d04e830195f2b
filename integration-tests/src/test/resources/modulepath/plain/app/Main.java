package app;

import java.time.Instant;
import java.util.List;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.TimeSource;

/** The codec and both engines work with drivers of the application's own. */
public final class Main {
    public static void main(String[] args) throws Exception {
        SoapEnvelope sent = SoapEnvelope.of(
                CwmpVersion.V1_4, SoapHeader.ofId("1"), new GetParameterValues(List.of("Device.")));
        byte[] body = new CwmpEncoder().encode(sent, EncodeContext.of(CwmpVersion.V1_4, Direction.ACS_TO_CPE));
        SoapEnvelope read = new CwmpDecoder()
                .decode(body, DecodeContext.strict(Direction.ACS_TO_CPE))
                .envelope();
        if (!read.equals(sent)) {
            throw new AssertionError(read + " instead of " + sent);
        }
        TimeSource time = new ManualTime(Instant.EPOCH).source();
        AcsServer.builder().authentication(AuthenticationPolicy.none()).unknownDevices(UnknownDevicePolicy.admit()).time(time).build();
        CpeRuntime runtime = CpeRuntime.builder(
                        target -> {
                            throw new IllegalStateException("asked for " + target.url());
                        },
                        time,
                        Runnable::run)
                .build();
        CpeAgent.builder(runtime, DeviceInfo.of(new DeviceId("Example", "00A0BC", "", "1")), new MemoryJournal().open())
                .acs("http://acs.example/")
                .build()
                .start()
                .join();
        if (!CpeAgent.class.getModule().isNamed() || !AcsServer.class.getModule().isNamed()) {
            throw new AssertionError("not on the module path");
        }
        System.out.println("Netty is there: " + ModuleLayer.boot().findModule("io.netty.common").isPresent());
    }
}
