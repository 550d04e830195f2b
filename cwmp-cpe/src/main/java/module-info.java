/** The device end of CWMP: agents that inform an ACS and answer its calls. */
module org.cwmp4j.cpe {
    requires transitive org.cwmp4j.model;
    requires transitive org.cwmp4j.codec;
    requires transitive org.cwmp4j.http;
    requires org.slf4j;
    requires static io.netty.buffer;
    requires static io.netty.common;
    requires static io.netty.transport;
    requires static transitive org.jspecify;

    exports org.cwmp4j.cpe;
    exports org.cwmp4j.cpe.connectionrequest;
    exports org.cwmp4j.cpe.discovery;
    exports org.cwmp4j.cpe.event;
    exports org.cwmp4j.cpe.session;
    exports org.cwmp4j.cpe.managementserver;
    exports org.cwmp4j.cpe.netty;
    exports org.cwmp4j.cpe.notification;
    exports org.cwmp4j.cpe.parameter;
    exports org.cwmp4j.cpe.state;
    exports org.cwmp4j.cpe.transfer;
}
