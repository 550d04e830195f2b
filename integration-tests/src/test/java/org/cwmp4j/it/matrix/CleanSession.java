package org.cwmp4j.it.matrix;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.it.wire.RawMessage;

/**
 * A session in which nothing went wrong, as it was recorded: what all points are taken from, and what the rules are asked of.
 *
 * @param exchanges all, the challenge included
 */
record CleanSession(List<Exchange> exchanges) {
    /** What the ACS calls in it, in order. */
    static final List<String> CALLS = List.of("GetParameterValues", "SetParameterValues");

    CleanSession {
        exchanges = List.copyOf(exchanges);
    }

    /** Every message, in order. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            points.add(new Point(i, true, exchanges.get(i).request().kind()));
            RawMessage response = exchanges.get(i).response();
            points.add(new Point(i, false, response == null ? "none" : response.kind()));
        }
        return points;
    }

    RawMessage at(Point point) {
        Exchange exchange = exchanges.get(point.exchange());
        return point.request() ? exchange.request() : exchange.response();
    }

    /** The exchange whose response is of that kind. */
    int responseOf(String kind) {
        for (int i = 0; i < exchanges.size(); i++) {
            if (exchanges.get(i).response().kind().equals(kind)) {
                return i;
            }
        }
        throw new IllegalStateException("no " + kind + " in " + this);
    }

    int last() {
        return exchanges.size() - 1;
    }

    private List<Exchange> served() {
        return exchanges.stream()
                .filter(exchange -> exchange.response().status() != 401)
                .toList();
    }

    /** The bodies of the POSTs, without those that were only challenged. */
    List<byte[]> posts() {
        return served().stream().map(exchange -> exchange.request().body()).toList();
    }

    /** What such a POST says. */
    String servedKind(int post) {
        return served().get(post).request().kind();
    }

    /** What the answer to such a POST says. */
    String answerKind(int post) {
        return served().get(post).response().kind();
    }

    /** The Inform of a device with that serial number, which is patient. */
    byte[] informOf(String serial) {
        String inform = new RawMessage("", posts().get(0)).text();
        return RawDevice.bytes(
                inform.replace("Number>1<", "Number>" + serial + "<").replace(">600<", ">3600<"));
    }

    @Override
    public String toString() {
        StringBuilder ladder = new StringBuilder();
        points().forEach(point -> ladder.append(point).append('\n'));
        return ladder.toString();
    }
}
