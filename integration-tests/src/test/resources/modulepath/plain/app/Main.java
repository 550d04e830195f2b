package app;

import java.util.List;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetParameterValues;

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
        if (!CpeAgent.class.getModule().isNamed() || !AcsEndpoint.class.getModule().isNamed()) {
            throw new AssertionError("not on the module path");
        }
        System.out.println("Netty is there: " + ModuleLayer.boot().findModule("io.netty.common").isPresent());
    }
}
