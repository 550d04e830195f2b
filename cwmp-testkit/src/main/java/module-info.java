/** Scripted peers, a test PKI and extensions of JUnit, for tests of programs that speak CWMP. */
module org.cwmp4j.testkit {
    requires transitive org.cwmp4j.model;
    requires transitive org.cwmp4j.codec;
    requires transitive org.cwmp4j.http;
    requires transitive org.junit.jupiter.api;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static io.netty.buffer;
    requires static io.netty.common;
    requires static org.jspecify;

    exports org.cwmp4j.testkit.http;
    exports org.cwmp4j.testkit.junit;
    exports org.cwmp4j.testkit.netty;
    exports org.cwmp4j.testkit.pki;
    exports org.cwmp4j.testkit.script;
}
