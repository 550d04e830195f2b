package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that answers each POST by the next of a list of bytes; {@code $ID} in them is the ID of what came. */
final class OddAcs implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("<cwmp:ID[^>]*>([^<]*)</cwmp:ID>");

    private final ServerSocket listener;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> heads = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int connections;

    OddAcs() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "odd-acs");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/acs";
    }

    /** With {@code Connection: close} among its bytes an answer is followed by a close. */
    synchronized OddAcs then(String bytes) {
        answers.add(bytes);
        return this;
    }

    synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    synchronized int connections() {
        return connections;
    }

    /** What is left of the list. */
    synchronized int left() {
        return answers.size();
    }

    private void accept() {
        while (true) {
            try (Socket socket = listener.accept()) {
                synchronized (this) {
                    connections++;
                }
                serve(socket);
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        while (true) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    return;
                }
                head.append((char) b);
            }
            String body =
                    new String(socket.getInputStream().readNBytes(length(head.toString())), StandardCharsets.UTF_8);
            String answer = answer(head.toString(), body);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (answer.contains("Connection: close")) {
                return;
            }
        }
    }

    private synchronized String answer(String head, String body) {
        heads.add(head);
        bodies.add(body);
        String next =
                answers.isEmpty() ? "HTTP/1.1 500 Not in the script\r\nContent-Length: 0\r\n\r\n" : answers.remove();
        Matcher id = ID.matcher(body);
        return sized(next.replace("$ID", id.find() ? id.group(1) : ""));
    }

    /** {@code $LENGTH} in the head is the length of what follows it. */
    private static String sized(String bytes) {
        int end = bytes.indexOf("\r\n\r\n");
        return end < 0 ? bytes : bytes.replace("$LENGTH", String.valueOf(bytes.length() - end - 4));
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(15).strip());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
