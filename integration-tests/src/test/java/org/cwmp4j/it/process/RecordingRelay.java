package org.cwmp4j.it.process;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Stands between two processes, passes every byte on and keeps a copy. */
final class RecordingRelay implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI target;
    private final List<ByteArrayOutputStream> streams = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    RecordingRelay(URI target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    /** The target's URL as seen through the relay. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + target.getPath());
    }

    /** What passed in each direction of each connection so far. */
    synchronized List<byte[]> recordings() {
        return streams.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket(target.getHost(), target.getPort());
                pump(client, upstream);
                pump(upstream, client);
            }
        } catch (IOException e) {
            // closed, or the target is gone: so is the relay
            close();
        }
    }

    private synchronized void pump(Socket from, Socket to) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        streams.add(copy);
        sockets.add(from);
        start(() -> copy(from, to, copy));
    }

    private static void copy(Socket from, Socket to, ByteArrayOutputStream copy) {
        byte[] buffer = new byte[8192];
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int n;
            while ((n = in.read(buffer)) >= 0) {
                copy.write(buffer, 0, n);
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // the connection is over; what passed is kept
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
