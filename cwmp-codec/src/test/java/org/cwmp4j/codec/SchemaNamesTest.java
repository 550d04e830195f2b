package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import org.cwmp4j.codec.arbitrary.Messages;
import org.cwmp4j.codec.arbitrary.Messages.Sample;
import org.cwmp4j.codec.arbitrary.Sizes;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Every name of an element or attribute that the schemas declare is written by some message of that version. */
class SchemaNamesTest {
    private static final int SAMPLES = 40;

    private static final Map<CwmpVersion, String[]> FILES = Map.of(
            CwmpVersion.V1_0, new String[] {"cwmp-1-0.xsd"},
            CwmpVersion.V1_1, new String[] {"cwmp-1-1.xsd"},
            CwmpVersion.V1_2, new String[] {"cwmp-1-2.xsd"},
            CwmpVersion.V1_3, new String[] {"cwmp-1-2.xsd", "cwmp-1-3.xsd"},
            CwmpVersion.V1_4,
                    new String[] {
                        "cwmp-1-2.xsd", "cwmp-1-3.xsd", "cwmp-1-4.xsd", "soap-envelope.xsd", "soap-encoding.xsd"
                    });

    /** Names of SOAP that CWMP has no use for; all names of CWMP's own schemas are written. */
    private static final Map<String, String> NEVER_WRITTEN = Map.of(
            "faultactor", "no proxy ever faults in CWMP",
            "@actor", "header entries are for the peer itself",
            "@encodingStyle", "neither required nor forbidden; none is written (B-SOAP-19)",
            "@offset", "partial arrays are not used",
            "@position", "sparse arrays are not used",
            "@root", "there are no serialisation roots",
            "@id", "multiple references are not used",
            "@href", "multiple references are not used");

    @ParameterizedTest
    @EnumSource(CwmpVersion.class)
    @Rule({"B-SOAP-06", "B-HDR-01", "B-FLT-04", "B-FLT-05"})
    void everyNameOfTheSchemasIsWritten(CwmpVersion version) throws Exception {
        Set<String> declared = new TreeSet<>();
        for (String file : FILES.get(version)) {
            declared.addAll(declaredIn(file));
        }
        Set<String> written = written(version);

        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(written);
        missing.removeAll(NEVER_WRITTEN.keySet());
        assertThat(missing)
                .as("names of the schemas that no message of %s has", version)
                .isEmpty();
    }

    @Test
    @Rule("B-SOAP-19")
    void whatIsSaidNeverToBeWrittenIsNot() throws Exception {
        assertThat(written(CwmpVersion.V1_4)).doesNotContainAnyElementsOf(NEVER_WRITTEN.keySet());
    }

    private static Set<String> declaredIn(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xsd = factory.newDocumentBuilder()
                .parse(Schemas.directory().resolve(file).toFile());
        Set<String> names = new TreeSet<>();
        collect(xsd, "element", "", names);
        collect(xsd, "attribute", "@", names);
        return names;
    }

    private static void collect(Document xsd, String kind, String mark, Set<String> names) {
        NodeList nodes = xsd.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", kind);
        for (int i = 0; i < nodes.getLength(); i++) {
            Element e = (Element) nodes.item(i);
            String name = e.hasAttribute("name") ? e.getAttribute("name") : e.getAttribute("ref");
            names.add(mark + name.substring(name.indexOf(':') + 1));
        }
    }

    private static Set<String> written(CwmpVersion version) throws Exception {
        CwmpEncoder encoder = new CwmpEncoder();
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        Names names = new Names();
        for (Sample sample : Messages.samples(version, Sizes.MIXED, SAMPLES, 20261123)) {
            byte[] message = encoder.encode(
                    sample.envelope(), EncodeContext.of(version, sample.kind().direction()));
            factory.newSAXParser().parse(new ByteArrayInputStream(message), names);
        }
        return names.seen;
    }

    private static final class Names extends DefaultHandler {
        private final Set<String> seen = new HashSet<>();

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            seen.add(localName);
            for (int i = 0; i < attributes.getLength(); i++) {
                seen.add("@" + attributes.getLocalName(i));
            }
        }
    }
}
