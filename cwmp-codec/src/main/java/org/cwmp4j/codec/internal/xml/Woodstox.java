package org.cwmp4j.codec.internal.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Reader;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** The one configured parser factory. Its own limits are off where {@link XmlCursor} checks exactly. */
final class Woodstox {
    /** Deprecated as a constant, since lazy parsing is the default; the property is not. */
    private static final String LAZY_PARSING = "com.ctc.wstx.lazyParsing";

    /** What long messages are made of, and then what nearly every message has. */
    private static final String FREQUENT_NAMES = "Name Value ParameterValueStruct xsi:type ParameterInfoStruct Writable"
            + " EventStruct EventCode CommandKey soapenc:arrayType ParameterList Event DeviceId Manufacturer OUI ProductClass"
            + " SerialNumber MaxEnvelopes CurrentTime RetryCount ParameterKey Status string";

    private static final WstxInputFactory FACTORY = factory();

    private Woodstox() {}

    static XMLStreamReader2 open(Reader text) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(text);
    }

    private static WstxInputFactory factory() {
        WstxInputFactory f = new WstxInputFactory();
        // Real peers leave prefixes unbound, so prefixes are ours to resolve
        f.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        f.setProperty(XMLInputFactory.IS_COALESCING, false);
        f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Off, an unknown entity in an attribute would vanish without an error
        f.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        f.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        // Lazily, getText would throw unchecked exceptions
        f.setProperty(LAZY_PARSING, false);
        f.setProperty(WstxInputProperties.P_CACHE_DTDS, false);
        f.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
        f.setProperty(WstxInputProperties.P_MAX_ENTITY_DEPTH, 1);
        unlimited(f);
        putFirst(f, FREQUENT_NAMES.split(" "));
        return f;
    }

    /** In the parser's table of names, those that come first are found soonest. */
    private static void putFirst(WstxInputFactory f, String[] names) {
        String document = "<" + String.join("/><", names) + "/>";
        try {
            XMLStreamReader all = f.createXMLStreamReader(new StringReader("<x>" + document + "</x>"));
            while (all.hasNext()) {
                all.next();
            }
            // Only now do they get into the table that the next readers see
            all.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the names are good XML", e);
        }
    }

    /** The input's size bounds all of these; the cursor has the exact limits of each call. */
    private static void unlimited(WstxInputFactory f) {
        f.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Integer.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_CHILDREN_PER_ELEMENT, Integer.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, Long.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_CHARACTERS, Long.MAX_VALUE);
        f.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, (long) Integer.MAX_VALUE);
    }
}
