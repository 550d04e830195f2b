package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which namespaces stand for CWMP, and what damaged ones are worth. */
class NamespaceReadingTest {
    private static final String OURS = "urn:dslforum-org:cwmp-1-2";

    @ParameterizedTest
    @EnumSource(CwmpVersion.class)
    @Rule("B-VER-01")
    void readsTheNamespaceOfEachVersion(CwmpVersion version) {
        String message = Xml.inform().replace(OURS, version.namespace());
        assertThat(Reading.clean(message).envelope().namespace()).isEqualTo(version.namespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:dslforum-org:cwmp-1-3", "urn:dslforum-org:cwmp-1-4"})
    @Rule({"B-VER-15", "X3"})
    void readsAndKeepsTheTwoNamespacesThatNeverWere(String namespace) {
        assertThat(Reading.clean(Xml.inform().replace(OURS, namespace))
                        .envelope()
                        .namespace())
                .isEqualTo(namespace);
    }

    @Test
    @Rule({"B-VER-15", "X3"})
    void readsALaterVersionAsADeviation() {
        String message = Xml.inform().replace(OURS, "urn:dslforum-org:cwmp-1-9");
        assertThat(Reading.lenient(message).deviations())
                .extracting(Deviation::kind)
                .contains(DeviationKind.UNKNOWN_CWMP_VERSION);
        assertThat(Reading.lenient(message).envelope().namespace()).isEqualTo("urn:dslforum-org:cwmp-1-9");
        assertThat(Refused.by(message, DecodeContext.strict(null)).kind()).isEqualTo(ErrorKind.DEVIATION);
    }

    @Test
    @Rule("X19")
    void refusesAnotherProtocol() {
        String probe =
                "<u:SetNTPServers xmlns:u=\"urn:dslforum-org:service:Time:1\"><NewNTPServer1>x</NewNTPServer1></u:SetNTPServers>";
        Reading.refused(Xml.message(probe), ErrorKind.UNKNOWN_METHOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"urn:dslforum-org:cwmp-1-x", "urn:dslforum-org:cwmp-1-02", "not a uri", "URN:DSLFORUM-ORG:cwmp"})
    @Rule("X1")
    void readsADamagedNamespaceByLocalName(String namespace) {
        String message = Xml.inform()
                .replace("<c:Inform>", "<d:Inform xmlns:d=\"" + namespace + "\">")
                .replace("</c:Inform>", "</d:Inform>");
        DecodedEnvelope read = Reading.deviating(message, DeviationKind.METHOD_NAMESPACE);
        assertThat(Reading.message(read)).isInstanceOf(Inform.class);
        assertThat(read.envelope().namespace()).isEqualTo(OURS);
    }

    @Test
    @Rule("X1")
    void readsUnboundPrefixesByLocalName() {
        String bare = Xml.inform().replaceFirst("<s:Envelope [^>]*>", "<s:Envelope>");
        DecodedEnvelope read = Reading.deviating(
                bare,
                DeviationKind.UNBOUND_PREFIX,
                DeviationKind.UNBOUND_PREFIX,
                DeviationKind.UNBOUND_PREFIX,
                DeviationKind.UNBOUND_PREFIX,
                DeviationKind.UNBOUND_PREFIX);
        assertThat(Reading.message(read)).isEqualTo(Reading.message(Reading.clean(Xml.inform())));
        assertThat(read.envelope().namespace()).isEmpty();
    }

    @Test
    @Rule("B-SOAP-21")
    void takesHeaderEntriesOfAnyCwmpNamespace() {
        String message = Xml.inform()
                .replace(Xml.ID, "<o:ID xmlns:o=\"urn:dslforum-org:cwmp-1-0\" s:mustUnderstand=\"1\">9</o:ID>");
        DecodedEnvelope read = Reading.deviating(message, DeviationKind.HEADER_NAMESPACE);
        assertThat(read.envelope().header().id()).isEqualTo("9");
        assertThat(read.envelope().namespace()).isEqualTo(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.w3.org/1999/XMLSchema", "http://www.w3.org/2000/10/XMLSchema"})
    @Rule({"B-SOAP-11", "W11"})
    void readsTheDraftsOfXmlSchema(String draft) {
        String message = Xml.answer("xsd:int", "1").replace("http://www.w3.org/2001/XMLSchema", draft);
        DecodedEnvelope read =
                Reading.deviating(message, DeviationKind.SCHEMA_NAMESPACE, DeviationKind.SCHEMA_NAMESPACE);
        assertThat(Reading.value(read).type()).isEqualTo(ParameterType.INT);
    }

    @Test
    @Rule("S4-GENIEACS")
    void takesAMangledNameByItsLastPart() {
        String message = Xml.fault(Xml.GOOD_FAULT).replace("s:Fault>", "s:Body:Fault>");
        DecodedEnvelope read = Reading.lenient(message);
        assertThat(read.envelope().message().name()).isEqualTo("Fault");
        assertThat(read.deviations()).extracting(Deviation::kind).contains(DeviationKind.NAME_FORM);
    }
}
