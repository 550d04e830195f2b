module app {
    requires org.cwmp4j.acs;
    requires org.cwmp4j.cpe;
}
