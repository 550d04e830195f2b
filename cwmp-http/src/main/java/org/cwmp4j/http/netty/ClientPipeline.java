package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.cwmp4j.http.tls.TlsClient;

/** The handlers of a client's channel: TLS where wanted, HTTP, our own. */
final class ClientPipeline extends ChannelInitializer<Channel> {
    private final TlsHandlers handlers;
    private final HttpClientSettings settings;
    private final Destination to;
    private final ClientExchange exchange;

    ClientPipeline(TlsHandlers handlers, HttpClientSettings settings, Destination to, ClientExchange exchange) {
        this.handlers = handlers;
        this.settings = settings;
        this.to = to;
        this.exchange = exchange;
    }

    @Override
    protected void initChannel(Channel channel) {
        TlsClient tls = to.tls();
        if (tls != null) {
            // the deadline for the connection covers the handshake
            channel.pipeline().addLast(handlers.client(tls, to.host(), to.port(), channel));
        }
        channel.pipeline().addLast(codec(), exchange);
    }

    /** After a tunnel was opened: as on a new connection. */
    void replace(Channel channel, ClientExchange used) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.remove(used);
        pipeline.remove(HttpClientCodec.class);
        initChannel(channel);
    }

    private HttpClientCodec codec() {
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHead())
                .setMaxHeaderSize(settings.maxHead());
        return new HttpClientCodec(config, false, true);
    }
}
