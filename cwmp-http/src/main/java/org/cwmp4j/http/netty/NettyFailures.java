package org.cwmp4j.http.netty;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;

/** Says in our words what Netty and the JDK throw. */
final class NettyFailures {
    private NettyFailures() {}

    static HttpException connecting(Throwable cause, String to) {
        if (cause instanceof HttpException known) {
            return known;
        }
        if (cause instanceof UnknownHostException) {
            return new HttpException(Kind.UNKNOWN_HOST, "no address for " + to, cause);
        }
        if (isTls(cause)) {
            return tls(cause);
        }
        return new HttpException(Kind.NOT_CONNECTED, "no connection to " + to + ": " + cause.getMessage(), cause);
    }

    static HttpException during(Throwable cause) {
        if (isTls(cause)) {
            return tls(cause);
        }
        if (cause instanceof PrematureChannelClosureException) {
            return new HttpException(Kind.CLOSED, "the answer was cut off", cause);
        }
        return cause instanceof DecoderException
                ? new HttpException(Kind.INVALID, "the answer is no HTTP", cause)
                : new HttpException(Kind.CLOSED, "the connection broke: " + cause.getMessage(), cause);
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException
                || cause instanceof TlsException
                || cause.getCause() instanceof SSLException;
    }

    private static HttpException tls(Throwable cause) {
        return new HttpException(Kind.TLS, "TLS failed: " + TlsClient.describe(cause), cause);
    }
}
