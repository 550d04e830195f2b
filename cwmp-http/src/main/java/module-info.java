/** What both ends of CWMP share of HTTP. Netty is needed only by the package {@code netty}. */
module org.cwmp4j.http {
    requires transitive org.cwmp4j.model;
    requires java.naming;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.cwmp4j.http;
    exports org.cwmp4j.http.auth;
    exports org.cwmp4j.http.tls;
}
