package org.cwmp4j.it.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Connections that say nothing, and how they end. */
final class IdleCrowd {
    private static final long PATIENCE_MILLIS = 20_000;
    /** Of connections that are being opened: more at once and the system drops some, of which the server never hears. */
    private static final int AT_ONCE = 100;

    private final Map<String, Integer> ends = new TreeMap<>();
    private final Selector selector;
    private int open;
    private int connecting;

    private IdleCrowd(Selector selector) {
        this.selector = selector;
    }

    /** Opens so many, says nothing, and waits until the last one has ended; how the most of them did. */
    static String wait(int port, int count) throws IOException {
        try (Selector selector = Selector.open()) {
            IdleCrowd crowd = new IdleCrowd(selector);
            for (int i = 0; i < count; i++) {
                crowd.connect(port);
                while (crowd.connecting >= AT_ONCE) {
                    selector.select(PATIENCE_MILLIS);
                    crowd.look();
                }
            }
            while (crowd.open > 0 && selector.select(PATIENCE_MILLIS) > 0) {
                crowd.look();
            }
            System.out.println("idle connections ended: " + crowd.ends + ", left " + crowd.open);
            return crowd.open > 0
                    ? crowd.open + " are still open"
                    : crowd.ends.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey();
        }
    }

    private void connect(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getByName(Cast.ATTACKERS), 0));
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT);
        open++;
        connecting++;
    }

    private void look() throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            SocketChannel channel = (SocketChannel) key.channel();
            try {
                if (key.isConnectable()) {
                    connecting--;
                    channel.finishConnect();
                    key.interestOps(SelectionKey.OP_READ);
                } else {
                    read(channel);
                }
            } catch (IOException e) {
                end(channel, RawClient.CLOSED);
            }
        }
        selector.selectedKeys().clear();
    }

    private void read(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        int length = channel.read(bytes);
        if (length < 0) {
            end(channel, RawClient.CLOSED);
        } else if (length >= 12) {
            end(channel, new String(bytes.array(), 9, 3, StandardCharsets.ISO_8859_1));
        }
    }

    private void end(SocketChannel channel, String how) throws IOException {
        ends.merge(how, 1, Integer::sum);
        open--;
        channel.close();
    }
}
