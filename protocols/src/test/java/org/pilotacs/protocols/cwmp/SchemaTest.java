package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What we write, judged by the schemas of the Broadband Forum where they are at hand.
class SchemaTest {
    static List<String> schemas() {
        return Files.isDirectory(CwmpSchema.FOLDER)
                ? List.of("cwmp-1-0.xsd", "cwmp-1-1.xsd", "cwmp-1-2.xsd", "cwmp-1-3.xsd", "cwmp-1-4.xsd")
                : List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("schemas")
    void everyMessageThatASchemaKnowsIsValid(String file) throws Exception {
        CwmpSchema schema = CwmpSchema.of(file);
        CwmpVersion version = version(file);
        for (CwmpMessage message : Stream.concat(Samples.FROM_CPE.stream(), Samples.FROM_ACS.stream()).toList()) {
            for (Element element : cwmpElements(written(message, version), version)) {
                if (schema.declares(element.getLocalName())) {
                    assertThatCode(() -> schema.check(element)).as("%s of %s", element.getNodeName(), message)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("schemas")
    void theValidatorFindsFault(String file) throws Exception {
        CwmpSchema schema = CwmpSchema.of(file);
        CwmpVersion version = version(file);
        var download = new AcsRequest.Download("k", "no file type", "", "", "", -1, "", 0, "", "");
        Element element = cwmpElements(written(download, version), version).getLast();
        assertThatThrownBy(() -> schema.check(element)).hasMessageContaining("no file type");
    }

    private static CwmpVersion version(String file) {
        return switch (file) {
            case "cwmp-1-0.xsd" -> CwmpVersion.V1_0;
            case "cwmp-1-1.xsd" -> CwmpVersion.V1_1;
            default -> CwmpVersion.V1_2; // 1.3 and 1.4 keep its namespace
        };
    }

    private static Document written(CwmpMessage message, CwmpVersion version) throws Exception {
        byte[] xml = new EnvelopeWriter().write(new Envelope<>(version, Samples.envelope(message).header(), message));
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /// Header entries, the method, the detail of a fault: arguments are in no namespace.
    private static List<Element> cwmpElements(Document envelope, CwmpVersion version) {
        NodeList nodes = envelope.getElementsByTagNameNS(version.namespace(), "*");
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }
}
