package org.cwmp4j.it.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.CertificatePolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.tls.ClientCertificates;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;

/** The server under attack, in a process of its own with little memory. Its log goes to standard output. Argument: a directory of keys. */
final class HostileAcs {
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
                .authentication(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp"))
                        .withCertificates(CertificatePolicy.DEFAULT))
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

    private static TlsServer tls(Path directory) throws IOException, GeneralSecurityException {
        return new TlsServer(
                TlsIdentity.ofKeyStore(Keys.store(directory, Keys.SERVER), Keys.PASSWORD),
                TlsSettings.DEFAULT,
                ClientCertificates.wanted(TlsTrust.ofPem(directory.resolve(Keys.ROOT))));
    }

    private static void answerQuestions() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String question;
        while ((question = in.readLine()) != null) {
            System.out.println(question + " " + (question.equals("heap") ? Memory.heap() : Memory.peak()));
        }
    }
}
