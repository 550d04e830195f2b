/** SOAP reader and writer of CWMP 1.0 to 1.4. */
module org.cwmp4j.codec {
    requires transitive org.cwmp4j.model;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;
    requires java.xml;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.cwmp4j.codec;
}
