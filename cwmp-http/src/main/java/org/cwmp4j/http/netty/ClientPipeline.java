package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import org.cwmp4j.http.tls.TlsClient;

/** The handlers of a client's channel: TLS where wanted, HTTP, our own. */
final class ClientPipeline extends ChannelInitializer<Channel> {
    private final HttpClientSettings settings;
    private final Destination to;
    private final ClientExchange exchange;

    ClientPipeline(HttpClientSettings settings, Destination to, ClientExchange exchange) {
        this.settings = settings;
        this.to = to;
        this.exchange = exchange;
    }

    @Override
    protected void initChannel(Channel channel) {
        TlsClient tls = to.tls();
        if (tls != null) {
            SslHandler ssl = new SslHandler(tls.engine(to.host(), to.port()));
            ssl.setHandshakeTimeoutMillis(0); // the deadline for the connection covers it
            channel.pipeline().addLast(ssl);
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
