package org.cwmp4j.http.netty;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import org.cwmp4j.http.Headers;

final class NettyHeaders {
    private NettyHeaders() {}

    static Headers from(HttpHeaders headers) {
        return Headers.copyOf(headers.entries());
    }

    static void copy(Headers from, HttpHeaders to) {
        for (Map.Entry<String, String> field : from.fields()) {
            to.add(field.getKey(), field.getValue());
        }
    }
}
