package org.cwmp4j.it.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;

/** The server under attack, in a process of its own with little memory. Its log goes to standard output. Argument: a key store. */
final class HostileAcs {
    static final char[] PASSWORD = "hostile".toCharArray();

    private HostileAcs() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        InMemoryCredentialsStore credentials = new InMemoryCredentialsStore();
        for (int i = 0; i < Cast.DEVICES; i++) {
            credentials.put(Cast.user(i), Cast.password(i));
        }
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (AcsServer server = AcsServer.builder()
                .transport(NettyAcsTransport.builder()
                        .server(HttpServerSettings.DEFAULT.withTimeouts(Duration.ofSeconds(10)))
                        .build())
                .listen(ListenerOptions.http(anyPort))
                .listen(ListenerOptions.https(anyPort, tls(Path.of(args[0]))))
                .credentials(credentials)
                .executor(threads)
                .build()) {
            server.start().join();
            System.out.println("plain " + server.addresses().get(0).getPort());
            System.out.println("tls " + server.addresses().get(1).getPort());
            answerQuestions();
        } finally {
            threads.shutdownNow();
        }
        System.exit(0);
    }

    private static TlsServer tls(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        return new TlsServer(TlsIdentity.ofKeyStore(store, PASSWORD), TlsSettings.DEFAULT);
    }

    private static void answerQuestions() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String question;
        while ((question = in.readLine()) != null) {
            System.out.println(question + " " + (question.equals("heap") ? Memory.heap() : Memory.peak()));
        }
    }
}
