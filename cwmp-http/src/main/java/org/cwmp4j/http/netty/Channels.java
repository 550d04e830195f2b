package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private Channels() {}

    /** Closes; what goes wrong with that interests nobody but a debugger. */
    static void close(Channel channel) {
        channel.close().addListener(done -> {
            if (!done.isSuccess()) {
                LOG.trace("closing failed", done.cause());
            }
        });
    }
}
