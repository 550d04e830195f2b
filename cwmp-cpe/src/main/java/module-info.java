/** The device end of CWMP. */
module org.cwmp4j.cpe {
    requires transitive org.cwmp4j.model;
    requires transitive org.cwmp4j.codec;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.cwmp4j.cpe.state;
}
