/** What both ends of CWMP share of HTTP. Netty is needed only by the package {@code netty}. */
module org.cwmp4j.http {
    requires transitive org.cwmp4j.model;
    requires java.naming;
    requires org.slf4j;
    requires static org.jspecify;
    requires static io.netty.transport;
    requires static io.netty.buffer;
    requires static io.netty.codec;
    requires static io.netty.codec.http;
    requires static io.netty.common;
    requires static io.netty.handler;

    exports org.cwmp4j.http;
    exports org.cwmp4j.http.auth;
    exports org.cwmp4j.http.netty;
    exports org.cwmp4j.http.tls;
}
