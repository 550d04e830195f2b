/** The server end of CWMP. */
module org.cwmp4j.acs {
    requires transitive org.cwmp4j.model;
    requires transitive org.cwmp4j.codec;
    requires transitive org.cwmp4j.http;
    requires java.naming;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.cwmp4j.acs;
    exports org.cwmp4j.acs.auth;
    exports org.cwmp4j.acs.connectionrequest;
    exports org.cwmp4j.acs.device;
    exports org.cwmp4j.acs.netty;
    exports org.cwmp4j.acs.operation;
    exports org.cwmp4j.acs.parameter;
    exports org.cwmp4j.acs.profile;
    exports org.cwmp4j.acs.session;

    uses org.cwmp4j.acs.AcsTransport;

    provides org.cwmp4j.acs.AcsTransport with
            org.cwmp4j.acs.netty.NettyAcsTransport;
}
