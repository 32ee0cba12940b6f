package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class XmlBytesTest {
    private static final Pattern ILLEGAL_REFERENCE = Pattern.compile("&#(?:0*0|x0*[bB]|0*65534|x0*[dD]800|x110000);");

    /// In hex: ASCII, controls, references good and bad, characters of each length and the ends of their ranges, illegal
    /// ones, overlong forms, surrogates, what no UTF-8 begins with, and characters cut short.
    private static final List<String> PIECES = List.of("61", "6162636465666768", "3c613e", "26", "2623", "2623303b",
            "26233136303b", "26237830413b", "262378643830303b", "26616d703b", "09", "0a0d", "00", "1f",
            "7f", "c280", "c3b3", "dfbf", "e0a080", "e6bca2", "ed9fbf", "ee8080", "efbfbd", "f0908080", "f09f93ba",
            "f48fbfbf", "efbfbe", "efbfbf", "c080", "c1bf", "e09fbf", "f08fbfbf", "eda080", "edbfbf", "f4908080", "f5",
            "fe", "ff", "80", "bf", "c3", "e6bc", "f09f93");

    /// The long way round: decode, drop what is illegal, encode.
    @Test
    void utf8ComesOutAsDecodingAndFilteringHasIt() {
        Gen.forAll(20_000, gen -> {
            var pieces = new ByteArrayOutputStream();
            for (int i = gen.below(20); i >= 0; i--) {
                pieces.writeBytes(HexFormat.of().parseHex(gen.flag() ? "61" : gen.oneOf(PIECES)));
            }
            byte[] body = ("<a>" + "b".repeat(gen.below(9))).getBytes(StandardCharsets.US_ASCII);
            pieces.writeBytes(body);
            byte[] all = pieces.toByteArray();
            if (all[0] == (byte) 0xFE || all[0] == (byte) 0xFF || all[0] == 0) {
                return; // perhaps UTF-16
            }
            assertThat(XmlBytes.clean(all, "utf-8")).isEqualTo(filtered(all));
        });
    }

    @Test
    void whatIsSoundIsNotCopied() {
        for (String text : List.of("<a>plain</a>", "<a>Zażółć\t漢 \uD83D\uDCFA</a>\r\n", "<a>\uFFFD&amp;</a>")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(XmlBytes.clean(body, "UTF-8")).isSameAs(body);
            assertThat(XmlBytes.clean(body, null)).isSameAs(body);
        }
    }

    @ParameterizedTest
    @CsvSource({ "'<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><a>'",
        "'\u00EF\u00BB\u00BF <?xml encoding = ''ISO-8859-2''?><a>'",
        "'>>-> <?xml a=\"b\" encoding=\"latin2\" c=\"d\"?><a>'"})
    void aDeclarationCountsEvenBehindNoise(String start) {
        assertThat(XmlBytes.clean((start + "\u00B1</a>").getBytes(StandardCharsets.ISO_8859_1), null))
                .asString(StandardCharsets.UTF_8).endsWith("<a>ą</a>");
    }

    @ParameterizedTest
    @CsvSource({ "'<a encoding=\"iso-8859-2\"/><?xml encoding=\"iso-8859-2\"?>'",
        "'<?xml version=\"1.0\"?><a encoding=\"iso-8859-2\">'", "'<?xml version=\"1.0\" encoding=\"utf-16\"?>'"})
    void whatIsNoDeclarationOrALieDoesNotCount(String start) {
        byte[] body = (start + "ą").getBytes(StandardCharsets.UTF_8);
        assertThat(XmlBytes.clean(body, null)).isSameAs(body);
    }

    private static byte[] filtered(byte[] utf8) {
        var legal = new StringBuilder();
        new String(utf8, StandardCharsets.UTF_8).codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= ' '
                        && c != 0xFFFE && c != 0xFFFF)
                .forEach(legal::appendCodePoint);
        return ILLEGAL_REFERENCE.matcher(legal).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }
}
