package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MalformedEnvelopesTest {
    static final List<CwmpMessage> SAMPLES = Stream
            .concat(Samples.FROM_CPE.stream(), Samples.FROM_ACS.stream()).toList();
    private static final Limits SMALL = new Limits(4096, 8, 8, 64, 64);
    private static final List<String> SPLINTERS = List.of("<", ">", "/>", "</", "&", ";", "\"", "'", "=", " ", ":",
            "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [", "<!ENTITY e \"e\">", "&e;", "&#0;",
            "&#x110000;", "&#xD800;", "&#", "xmlns:a=\"b\"", "xmlns=\"\"", "<p:q>", "</p:q>", "<a b=\"c\" b=\"d\"/>",
            "\u0000", "\u0002", "\uFFFE", "ż", "\uFEFF", "<?xml version=\"1.0\" encoding=\"utf-16\"?>");

    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMessageCutOffAnywhereIsMalformed(CwmpMessage message) {
        byte[] whole = Golden.unindented(Golden.bytes(message)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(reader, message, cut)).isExactlyInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void noDamageToAMessageDoesMoreThanMakeItMalformed() {
        Gen.forAll(20_000, gen -> {
            CwmpMessage message = gen.oneOf(SAMPLES);
            byte[] damaged = Golden.bytes(message);
            for (int i = gen.below(3); i >= 0; i--) {
                damaged = damage(damaged, gen);
            }
            try {
                read(reader, message, damaged);
            } catch (MalformedMessageException _) {
                // the one exception that may be
            }
        });
    }

    @Test
    void noNoiseDoesMoreThanBeMalformed() {
        Gen.forAll(gen -> assertThatThrownBy(() -> reader.readFromCpe(gen.bytes(gen.below(200))))
                .isInstanceOf(MalformedMessageException.class));
    }

    @Test
    void whatIsReadKeptWithinTheLimits() {
        var bounded = new EnvelopeReader(SMALL);
        Gen.forAll(gen -> {
            CwmpMessage message = gen.oneOf(SAMPLES);
            byte[] damaged = damage(Golden.unindented(Golden.bytes(message)).getBytes(StandardCharsets.UTF_8), gen);
            try {
                read(bounded, message, damaged);
            } catch (MalformedMessageException _) {
                return;
            }
            assertThat(damaged.length).isLessThanOrEqualTo(SMALL.bytes());
            assertThatSizesKeepWithin(SMALL, damaged);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "GET / HTTP/1.1", "<a/>", "<Envelope/>", "<Envelope></Envelope>",
        "<Envelope><Body/></Envelope>", "<Envelope><Header><ID>1</ID></Header></Envelope>",
        "<Envelope><Body><RebootResponse></Body></Envelope>", "<Envelope><Body>text</Body></Envelope>",
        "<Envelope><Body><RebootResponse a/></Body></Envelope>",
        "<Envelope><Body><RebootResponse a=\"1\" a=\"2\"/></Body></Envelope>",
        "<Envelope><Body><GetRPCMethodsResponse>&unknown;</GetRPCMethodsResponse></Body></Envelope>",
        "<Envelope><xmlns:Body/></Envelope>", "<Envelope xmlns:xmlns=\"u\"/>", "<Envelope xmlns:=\"u\"/>",
        "</Envelope>", "<", "<!", "<?", "<!-", "<![CDATA["})
    void whatIsNoEnvelopeIsMalformed(String document) {
        assertMalformed(document);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<!DOCTYPE Envelope>",
        "<!DOCTYPE Envelope SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE Envelope [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>",
        "<?xml version=\"1.0\"?><!DOCTYPE Envelope [<!ENTITY x SYSTEM \"http://127.0.0.1:9/\">]>"})
    void documentTypesAreRefused(String documentType) {
        assertThatThrownBy(() -> reader.readFromCpe(
                (documentType + "<Envelope><Body><RebootResponse/></Body></Envelope>")
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class).hasMessage("document types are not allowed");
    }

    @Test
    void eachLimitIsRefusedJustPastItAndNotBefore() throws Exception {
        Limits limits = new Limits(1000, 5, 3, 10, 20);
        assertBound(limits, "message too long", n -> body("<!--" + "x".repeat(n) + "-->"),
                1000 - body("<!---->").length());
        assertBound(limits, "elements nested too deep",
                n -> body("<a>".repeat(n) + "</a>".repeat(n)), 2);
        assertBound(limits, "too many attributes",
                n -> body("<a " + IntStream.range(0, n).mapToObj(i -> "a" + i + "='1'").collect(Collectors.joining(" "))
                        + "/>"),
                3);
        assertBound(limits, "too many elements", n -> body("<a/>".repeat(n)), 17);
        assertBound(limits, "text too long", n -> "<Envelope><Header><ID>" + "x".repeat(n)
                + "</ID></Header><Body><RebootResponse/></Body></Envelope>", 10);
    }

    @Test
    void aTextOfManyPiecesIsBoundedAsOne() {
        assertThatThrownBy(
                () -> reader.readFromCpe(("<Envelope><Header><ID>" + "<![CDATA[0123456789]]>x".repeat(100_000)
                        + "</ID></Header><Body><RebootResponse/></Body></Envelope>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class).hasMessage("text too long");
    }

    @Test
    void hostileDocumentsOfFullLengthTakeNoMoreThanMoments() {
        List<String> hostile = new ArrayList<>();
        hostile.add("<Envelope " + numbered(500_000, "xmlns:p%d='u' ") + "/>");
        hostile.add("<Envelope " + numbered(500_000, "a%d='u' ") + "/>");
        hostile.add("<Envelope>" + numbered(500_000, "<a%d/>"));
        hostile.add("<Envelope>" + numbered(500_000, "<a xmlns:p%d='u'/>"));
        hostile.add("<Envelope>" + numbered(500_000, "<p%d:a/>"));
        hostile.add("<Envelope>" + numbered(500_000, "<?p%d?>"));
        hostile.add("<Envelope>" + "<a>".repeat(1_000_000));
        hostile.add("<Envelope><Header><ID>" + "&amp;<!---->".repeat(1_000_000));
        for (String document : hostile) {
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            long start = System.nanoTime();
            assertThatThrownBy(() -> reader.readFromCpe(body)).isInstanceOf(MalformedMessageException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static String numbered(int times, String format) {
        return IntStream.range(0, times).mapToObj(i -> format.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    private static String body(String content) {
        return "<Envelope><Body><RebootResponse>" + content + "</RebootResponse></Body></Envelope>";
    }

    private static void assertBound(Limits limits, String refusal, IntFunction<String> document,
            int last) throws MalformedMessageException {
        var bounded = new EnvelopeReader(limits);
        bounded.readFromCpe(document.apply(last).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> bounded.readFromCpe(document.apply(last + 1).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class).hasMessage(refusal);
    }

    private void assertMalformed(String document) {
        assertThatThrownBy(() -> reader.readFromCpe(document.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(MalformedMessageException.class);
    }

    private static void read(EnvelopeReader reader, CwmpMessage like, byte[] body) throws MalformedMessageException {
        switch (like) {
            case FromCpe _ -> reader.readFromCpe(body);
            case FromAcs _ -> reader.readFromAcs(body);
        }
    }

    private static byte[] damage(byte[] whole, Gen gen) {
        int from = gen.below(whole.length + 1);
        int to = gen.flag() ? from : Math.min(whole.length, from + gen.below(40));
        byte[] splinter = switch (gen.below(4)) {
            case 0 -> gen.bytes(gen.below(3));
            case 1 -> Arrays.copyOfRange(whole, to, Math.min(whole.length, to + gen.below(200)));
            default -> gen.oneOf(SPLINTERS).getBytes(StandardCharsets.UTF_8);
        };
        byte[] damaged = Arrays.copyOf(whole, from + splinter.length + whole.length - to);
        System.arraycopy(splinter, 0, damaged, from, splinter.length);
        System.arraycopy(whole, to, damaged, from + splinter.length, whole.length - to);
        return damaged;
    }

    /// Another parser counts; what it cannot read says nothing.
    private static void assertThatSizesKeepWithin(Limits limits, byte[] document) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        int depth = 0;
        int elements = 0;
        try {
            XMLStreamReader xml = factory
                    .createXMLStreamReader(new StringReader(new String(document, StandardCharsets.UTF_8)));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        assertThat(++depth).isLessThanOrEqualTo(limits.depth());
                        assertThat(++elements).isLessThanOrEqualTo(limits.elements());
                        assertThat(xml.getAttributeCount()).isLessThanOrEqualTo(limits.attributes());
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException _) {
            // tolerated by ours
        }
    }
}
