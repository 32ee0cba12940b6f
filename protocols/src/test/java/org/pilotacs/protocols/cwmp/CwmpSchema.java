package org.pilotacs.protocols.cwmp;

import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// One of the Broadband Forum's CWMP schemas, where they lie beside the repository.
final class CwmpSchema {
    static final Path FOLDER = Path.of("../../shared/reference/bbf");

    /// As much of SOAP 1.1 as CWMP refers to.
    private static final Map<String, String> SOAP = Map.of("http://schemas.xmlsoap.org/soap/envelope/", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
                targetNamespace="http://schemas.xmlsoap.org/soap/envelope/">
              <xs:attribute name="mustUnderstand" type="xs:boolean"/>
            </xs:schema>""", "http://schemas.xmlsoap.org/soap/encoding/", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="http://schemas.xmlsoap.org/soap/encoding/"
                targetNamespace="http://schemas.xmlsoap.org/soap/encoding/">
              <xs:attribute name="arrayType" type="xs:string"/>
              <xs:simpleType name="base64"><xs:restriction base="xs:base64Binary"/></xs:simpleType>
              <xs:complexType name="Array">
                <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>
                <xs:attribute ref="t:arrayType"/>
              </xs:complexType>
            </xs:schema>""");

    private final Schema schema;
    private final String text;

    private CwmpSchema(Schema schema, String text) {
        this.schema = schema;
        this.text = text;
    }

    static CwmpSchema of(String file) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var inputs = (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        var text = new StringBuilder(text(file));
        factory.setResourceResolver((_, namespace, _, systemId, _) -> {
            String found = SOAP.getOrDefault(String.valueOf(namespace), "");
            String resource = found.isEmpty() ? text(systemId) : found;
            text.append(resource);
            LSInput input = inputs.createLSInput();
            input.setSystemId(systemId);
            input.setCharacterStream(new StringReader(resource));
            return input;
        });
        return new CwmpSchema(factory.newSchema(new StreamSource(new StringReader(text(file)))), text.toString());
    }

    private static String text(String systemId) {
        Path file = FOLDER.resolve(systemId.substring(systemId.lastIndexOf('/') + 1));
        return new String(Golden.bytes(file), StandardCharsets.UTF_8);
    }

    boolean declares(String element) {
        return text.contains("<xs:element name=\"" + element + "\"");
    }

    /// Throws what the validator has against the element.
    void check(Element element) throws Exception {
        schema.newValidator().validate(new DOMSource(element));
    }
}
