/** Reader of the Broadband Forum's data-model XML. */
module org.cwmp4j.datamodel {
    requires transitive org.cwmp4j.model;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;
    requires java.xml;
    requires static org.jspecify;

    exports org.cwmp4j.datamodel;
}
