module app {
    requires org.cwmp4j.acs;
    requires org.cwmp4j.cpe;
    // An application on the module path asks for the driver by asking for Netty.
    requires io.netty.codec.http;
    requires io.netty.handler;
}
