package org.pilotacs.protocols.cwmp;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.nio.charset.StandardCharsets;

/// Aalto, taught the commonest names of CWMP, which makes it twice as fast.
///
/// A reader hands the names it met to all later ones when it is closed or reaches the end of its document. Ours do
/// neither: nobody outside adds to that table, which knows no bound.
final class XmlParser {
    private static final String PREFIXES = "SOAP-ENV SOAP-ENC soap-env soap-enc soapenv soapenc soap xsi xsd cwmp";
    private static final String NAMES = """
            SOAP-ENV:Envelope SOAP-ENV:Header SOAP-ENV:Body SOAP-ENV:mustUnderstand SOAP-ENC:arrayType
            soap-env:Envelope soap-env:Header soap-env:Body soap-env:mustUnderstand soap-enc:arrayType
            soapenv:Envelope soapenv:Header soapenv:Body soapenv:mustUnderstand soapenc:arrayType
            soap:Envelope soap:Header soap:Body soap:mustUnderstand soap:arrayType
            xsi:type cwmp:ID cwmp:Inform cwmp:TransferComplete cwmp:SetParameterValuesResponse
            cwmp:GetParameterValuesResponse cwmp:GetParameterNamesResponse
            DeviceId Manufacturer OUI ProductClass SerialNumber Event EventStruct EventCode CommandKey
            MaxEnvelopes CurrentTime RetryCount ParameterList ParameterValueStruct Name Value
            ParameterInfoStruct Writable Status
            """;
    private static final InputFactoryImpl AALTO = factory();

    private XmlParser() {}

    static XMLStreamReader reader(Stax2ByteArraySource document) throws XMLStreamException {
        return AALTO.createXMLStreamReader(document);
    }

    private static InputFactoryImpl factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // a lazy reader reports malformed text by unchecked exceptions
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        teach(factory);
        return factory;
    }

    private static void teach(InputFactoryImpl factory) {
        var lesson = new StringBuilder("<names");
        for (String prefix : PREFIXES.split(" ")) {
            lesson.append(" xmlns:").append(prefix).append("=\"urn:lesson\"");
        }
        lesson.append('>');
        for (String name : NAMES.split("\\s+")) {
            lesson.append('<').append(name).append("/>");
        }
        byte[] document = lesson.append("</names>").toString().getBytes(StandardCharsets.UTF_8);
        try {
            XMLStreamReader reader = factory
                    .createXMLStreamReader(new Stax2ByteArraySource(document, 0, document.length));
            while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
