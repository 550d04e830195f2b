package org.cwmp4j.it.matrix;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cwmp4j.it.wire.RawMessage;

/**
 * Stands between a device and an ACS, passes message by message on, and does one bad thing at one point. Counts exchanges over
 * all connections. A thread for each connection.
 */
final class Relay implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final InetSocketAddress acs;
    private final Point point;
    private final Fault fault;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch dealt = new CountDownLatch(1);
    private final ReentrantLock gate = new ReentrantLock();
    private final Condition opened = gate.newCondition();
    private boolean closing;

    /** Does {@code fault} at {@code point}; nothing where that is {@code null}. */
    Relay(InetSocketAddress acs, Point point, Fault fault) throws IOException {
        this.acs = acs;
        this.point = point;
        this.fault = fault;
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/acs";
    }

    /** What was exchanged so far. */
    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Opens once a message is kept back, by LOST or SLOW. */
    CountDownLatch held() {
        return held;
    }

    /** Opens once the bad thing is done, and both sides have of it what they get. */
    CountDownLatch dealt() {
        return dealt;
    }

    /** Lets the slow message go. */
    void release() {
        released.countDown();
    }

    /** Waits while a close follows the last bytes, which nobody can send as one. */
    void awaitGate() {
        gate.lock();
        try {
            while (closing) {
                opened.awaitUninterruptibly();
            }
        } finally {
            gate.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket device = server.accept();
                device.setTcpNoDelay(true);
                keep(device);
                start(() -> serve(device));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket device) {
        try (device;
                Socket upstream = new Socket(acs.getAddress(), acs.getPort())) {
            keep(upstream);
            upstream.setTcpNoDelay(true);
            new Connection(device, upstream).run();
        } catch (IOException e) {
            // the connection is over, as it may be
        }
    }

    private synchronized void keep(Socket socket) {
        sockets.add(socket);
    }

    private synchronized int next() {
        return exchanges.size();
    }

    private synchronized int begun(RawMessage request) {
        exchanges.add(new Exchange(request, null));
        return exchanges.size() - 1;
    }

    private synchronized void answered(int number, RawMessage response) {
        exchanges.set(number, new Exchange(exchanges.get(number).request(), response));
    }

    private boolean isDue(int exchange, boolean request, Fault what) {
        return what == fault && isDue(exchange, request);
    }

    private boolean isDue(int exchange, boolean request) {
        return point != null && dealt.getCount() > 0 && point.exchange() == exchange && point.request() == request;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "matrix-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        server.close();
        List<Socket> open;
        synchronized (this) {
            open = List.copyOf(sockets);
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One connection of the device, and ours to the ACS. */
    private final class Connection {
        private final Socket device;
        private final Socket upstream;
        private final InputStream fromDevice;
        private final InputStream fromAcs;

        Connection(Socket device, Socket upstream) throws IOException {
            this.device = device;
            this.upstream = upstream;
            this.fromDevice = new BufferedInputStream(device.getInputStream());
            this.fromAcs = new BufferedInputStream(upstream.getInputStream());
        }

        void run() throws IOException {
            if (isDue(next(), true, Fault.CLOSED_BEFORE)) {
                dealt.countDown();
                return;
            }
            boolean goesOn = true;
            while (goesOn) {
                if (isDue(next(), true, Fault.CLOSED_IN)) {
                    breakRequest();
                    return;
                }
                RawMessage request = RawMessage.read(fromDevice);
                if (request == null) {
                    return;
                }
                int number = begun(request);
                goesOn = isDue(number, true) ? badRequest(number, request) : pass(number, request);
            }
        }

        /** Takes the head only, and closes with the rest unread: the device gets a reset. */
        private void breakRequest() throws IOException {
            String head = RawMessage.readHead(fromDevice);
            if (head != null) {
                begun(new RawMessage(head, new byte[0]));
                upstream.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                done();
            }
        }

        private boolean badRequest(int number, RawMessage request) throws IOException {
            switch (fault) {
                case LOST -> {
                    keepBack();
                    return false;
                }
                case SLOW -> {
                    delay();
                    return pass(number, request);
                }
                case CLOSED_AFTER -> {
                    device.close();
                    forward(request.bytes());
                    done();
                    return false;
                }
                case STATUS_401 -> {
                    done();
                    return answer(number, forward(request.withoutAuthorization().bytes()));
                }
                case GARBAGE -> {
                    RawMessage answer = forward(RawMessage.GARBAGE);
                    done();
                    return answer(number, answer);
                }
                case TRUNCATED -> {
                    RawMessage answer = forward(request.truncated().bytes());
                    done();
                    return answer(number, answer);
                }
                default -> {
                    done();
                    return answer(number, RawMessage.status(fault.status()));
                }
            }
        }

        private boolean pass(int number, RawMessage request) throws IOException {
            RawMessage response = forward(request.bytes());
            if (response == null) {
                return false;
            }
            if (isDue(number, false)) {
                return badResponse(number, request, response);
            }
            if (isDue(number + 1, true, Fault.CLOSED_BEFORE)) {
                return answerAndClose(number, response);
            }
            return answer(number, response);
        }

        private boolean badResponse(int number, RawMessage request, RawMessage response) throws IOException {
            switch (fault) {
                case CLOSED_BEFORE -> {
                    done();
                    return false;
                }
                case CLOSED_IN -> {
                    device.getOutputStream().write(response.half());
                    done();
                    return false;
                }
                case CLOSED_AFTER -> {
                    return answerAndClose(number, response);
                }
                case LOST -> {
                    keepBack();
                    return false;
                }
                case SLOW -> {
                    delay();
                    return answer(number, response);
                }
                case GARBAGE -> {
                    done();
                    device.getOutputStream().write(RawMessage.GARBAGE);
                    return fromDevice.read() >= 0;
                }
                case TRUNCATED -> {
                    done();
                    return answer(number, response.truncated());
                }
                case STATUS_401 -> {
                    RawMessage challenge =
                            forward(request.withoutAuthorization().bytes());
                    done();
                    return answer(number, challenge);
                }
                default -> {
                    done();
                    return answer(number, RawMessage.status(fault.status()));
                }
            }
        }

        private RawMessage forward(byte[] request) throws IOException {
            upstream.getOutputStream().write(request);
            return RawMessage.read(fromAcs);
        }

        private boolean answer(int number, RawMessage response) throws IOException {
            if (response == null) {
                return false;
            }
            answered(number, response);
            device.getOutputStream().write(response.bytes());
            return !response.closes();
        }

        /** As one, for whoever waits at the gate. */
        private boolean answerAndClose(int number, RawMessage response) throws IOException {
            gate(true);
            try {
                answer(number, response);
                device.close();
                done();
            } finally {
                gate(false);
            }
            return false;
        }

        private void gate(boolean shut) {
            gate.lock();
            try {
                closing = shut;
                opened.signalAll();
            } finally {
                gate.unlock();
            }
        }

        private void keepBack() throws IOException {
            done();
            held.countDown();
            while (fromDevice.read() >= 0) {
                // until the device gives up
            }
        }

        private void delay() throws IOException {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            done();
        }

        private void done() {
            dealt.countDown();
        }
    }
}
