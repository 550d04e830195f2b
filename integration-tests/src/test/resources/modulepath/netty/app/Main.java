package app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.GetParameterValues;

/** A device is read by a server, both modules, over HTTP. */
public final class Main {
    public static void main(String[] args) throws Exception {
        CompletableFuture<String> read = new CompletableFuture<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NettyLoops loops = NettyLoops.start(1, "app");
                AcsServer server = AcsServer.builder()
                        .listen(ListenerOptions.http(anyPort))
                        .credentials(new InMemoryCredentialsStore().put("00A0BC-Gateway-123", "secret"))
                        .handler(AcsHandler.ofBlocking(session -> read.complete(session.call(
                                        new GetParameterValues(List.of("Device.DeviceInfo.SerialNumber")))
                                .parameterList()
                                .get(0)
                                .text())))
                        .build()) {
            server.start().get(60, TimeUnit.SECONDS);
            CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                    .build();
            DeviceInfo info = DeviceInfo.of(new DeviceId("Example", "00A0BC", "Gateway", "123"));
            CpeAgent agent = CpeAgent.builder(runtime, info, new MemoryJournal().open())
                    .acs("http://127.0.0.1:" + server.addresses().get(0).getPort() + "/acs")
                    .credentials("00A0BC-Gateway-123", "secret")
                    .build();
            agent.start().get(60, TimeUnit.SECONDS);
            System.out.println("read " + read.get(60, TimeUnit.SECONDS));
            agent.close().get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        System.out.println("Netty is there: " + ModuleLayer.boot().findModule("io.netty.common").isPresent());
    }
}
