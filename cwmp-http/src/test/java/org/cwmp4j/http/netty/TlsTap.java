package org.cwmp4j.http.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between two ends of TLS that remembers what went over it. */
final class TlsTap implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Recorded> connections = new CopyOnWriteArrayList<>();

    /** Both directions of one connection. */
    record Recorded(ByteArrayOutputStream fromClient, ByteArrayOutputStream fromServer) {
        TlsHello clientHello() {
            return TlsHello.ofClient(fromClient.toByteArray());
        }

        TlsHello serverHello() {
            return TlsHello.ofServer(fromServer.toByteArray());
        }

        /** By a ticket or an identifier: the server accepted what it gave the last time, and shows no certificate. */
        boolean isResumed() {
            TlsHello hello = serverHello();
            return hello.version() == 0x0304
                    ? hello.has(TlsHello.PRE_SHARED_KEY)
                    : !TlsHello.handshakeTypes(fromServer.toByteArray()).contains(TlsHello.CERTIFICATE);
        }
    }

    TlsTap(int server) throws IOException {
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(client);
                sockets.add(to);
                Recorded recorded = new Recorded(new ByteArrayOutputStream(), new ByteArrayOutputStream());
                connections.add(recorded);
                start(() -> pump(client, to, recorded.fromClient()));
                start(() -> pump(to, client, recorded.fromServer()));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    Recorded connection(int number) {
        return connections.get(number);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // as the test wants it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void pump(Socket from, Socket to, ByteArrayOutputStream copy) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copy.write(buffer, 0, n);
                out.write(buffer, 0, n);
                out.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
