package org.cwmp4j.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port of 127.0.0.1 that writes its bytes itself, right or wrong: for peers that no HTTP server would play. Each
 * connection is played by a thread of its own, named {@code testkit-socket-…}; {@link #close} ends them all. Thread-safe.
 */
public final class SocketServer implements AutoCloseable {
    private final Player player;
    private final Listener listener;
    private final List<String> heads = new ArrayList<>();

    private SocketServer(@Nullable SSLContext tls, Player player) {
        this.player = player;
        this.listener = Listener.start(tls, "testkit-socket", this::play);
    }

    /** Plays one connection; when it returns or throws, the connection is closed. */
    @FunctionalInterface
    public interface Player {
        /**
         * Plays.
         *
         * @param connection just accepted
         * @throws IOException is no failure: the peer may go away
         */
        void play(Connection connection) throws IOException;
    }

    /**
     * Starts a server.
     *
     * @param tls with the server's identity; {@code null} for plain TCP
     * @param player plays each connection
     * @return the server; it listens
     */
    public static SocketServer start(@Nullable SSLContext tls, Player player) {
        return new SocketServer(tls, Objects.requireNonNull(player, "player"));
    }

    /**
     * The address of something on this server.
     *
     * @param path begins with a slash
     * @return the URL, with 127.0.0.1 as host
     */
    public URI url(String path) {
        return listener.url(path);
    }

    /**
     * Where it listens.
     *
     * @return 127.0.0.1 and the port
     */
    public InetSocketAddress address() {
        return listener.address();
    }

    /**
     * The heads that {@link Connection#readHead} has read until now.
     *
     * @return in their order; each with its empty line
     */
    public synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    /**
     * How often something connected.
     *
     * @return the number of connections until now
     */
    public int connections() {
        return listener.connections();
    }

    /**
     * Whether no connection is left: each was ended by its player or by the peer.
     *
     * @return false while one is open
     */
    public boolean isQuiet() {
        return listener.isQuiet();
    }

    /** Closes the port and all connections, and waits for the threads. */
    @Override
    public void close() {
        listener.close();
    }

    private void play(Socket socket) throws IOException {
        socket.setSoTimeout(Listener.PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        player.play(new Connection(socket));
    }

    /** One connection, for the thread that plays it. */
    public final class Connection {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /**
         * Reads a request up to its empty line.
         *
         * @return empty if the peer has closed
         * @throws IOException if the peer resets, or sends nothing for a minute
         */
        public String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return "";
                }
                head.write(next);
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            synchronized (SocketServer.this) {
                heads.add(text);
            }
            return text;
        }

        /**
         * Reads the body of a request.
         *
         * @param head that {@link #readHead} gave; its Content-Length counts
         * @return the bytes, fewer if the peer closed
         * @throws IOException as {@link #readHead}
         */
        public byte[] readBody(String head) throws IOException {
            for (String line : head.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    return read(Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip()));
                }
            }
            return new byte[0];
        }

        /**
         * Reads.
         *
         * @param count of bytes
         * @return as many, fewer if the peer closed
         * @throws IOException as {@link #readHead}
         */
        public byte[] read(int count) throws IOException {
            return socket.getInputStream().readNBytes(count);
        }

        /**
         * Writes.
         *
         * @param text each char a byte
         * @throws IOException if the peer has closed
         */
        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /**
         * Writes.
         *
         * @param bytes as they are
         * @throws IOException if the peer has closed
         */
        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /**
         * Reads on until the peer closes, which it has a minute for.
         *
         * @throws IOException if it does not
         */
        public void awaitClose() throws IOException {
            try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException e) {
                // a reset is a close too
            }
        }

        /**
         * Closes in the rudest way: with a reset.
         *
         * @throws IOException if that cannot be
         */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
