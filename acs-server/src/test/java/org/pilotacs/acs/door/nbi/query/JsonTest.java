package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException.Fault;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// JSON as JavaScript reads and writes it; what is expected was asked of Node 20.
class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = { "{\"b\":1,\"a\":[true,false,null,\"x\"],\"\":{}}", "[]", "[[],{}]", "\"\"", "0", "-1.5",
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001é\uD83D\uDE00\u007F\"", "\"\\ud800\"", "{\"10\":1,\"9\":2}"})
    void what_is_read_is_written_again(String json) throws MalformedQueryException {
        assertThat(JsonWriter.text(JsonReader.read(json, JsonBounds.QUERY))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({ "1.0, 1", "-0, 0", "1e3, 1000", "123456789012345678901234567890, 1.2345678901234568e+29", "0.1, 0.1",
        "1e21, 1e+21", "1e20, 100000000000000000000", "1.5e20, 150000000000000000000", "123456789012345680000, "
                + "123456789012345680000",
        "0.000001, 0.000001", "0.0000015, 0.0000015", "1e-7, 1e-7", "1.25e-7, 1.25e-7", "1e400, null", "-1e400, null",
        "1234567890123456.7, 1234567890123456.8", "4294967296.5, 4294967296.5", "-2.5e-9, -2.5e-9"})
    void numbers_are_written_as_javascript_does(String read, String written) throws MalformedQueryException {
        assertThat(JsonWriter.text(JsonReader.read(read, JsonBounds.QUERY))).isEqualTo(written);
    }

    @Test
    void dates_and_ids_are_texts() throws IOException {
        StringBuilder out = new StringBuilder();
        Datum.Document.builder().put("at", new Datum.Date(Instant.parse("2026-11-23T10:22:41.5678Z")))
                .put("of", new Datum.ObjectId("6B04141B0D9D0BFDBCA75FF4"))
                .put("then", new Datum.Date(Instant.parse("-000001-01-01T00:00:00Z")))
                .put("last", new Datum.Date(Instant.ofEpochMilli(8_640_000_000_000_000L))).build().writeTo(out);
        assertThat(out).hasToString("{\"at\":\"2026-11-23T10:22:41.567Z\",\"of\":\"6b04141b0d9d0bfdbca75ff4\","
                + "\"then\":\"-000001-01-01T00:00:00.000Z\",\"last\":\"+275760-09-13T00:00:00.000Z\"}");
    }

    @Test
    void an_object_id_has_24_hex_digits() {
        for (String wrong : List.of("", "6b04141b0d9d0bfdbca75ff", "6b04141b0d9d0bfdbca75fg4",
                "6b04141b0d9d0bfdbca75ff44")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Datum.ObjectId(wrong))
                    .withMessage("no object id: " + wrong);
        }
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            '' | Unexpected end of JSON input
            ' ' | Unexpected end of JSON input
            {bad | Expected property name or '}' in JSON at position 1
            {'a':1} | Expected property name or '}' in JSON at position 1
            {"a":1,} | Expected double-quoted property name in JSON at position 7
            {"a" 1} | Expected ':' after property name in JSON at position 5
            {"a":1,"b" 1} | Unexpected number in JSON at position 11
            {"a":1 "b":2} | Expected ',' or '}' after property value in JSON at position 7
            {"a":1}} | Unexpected non-whitespace character after JSON at position 7
            [1 2] | Expected ',' or ']' after array element in JSON at position 3
            [1,] | Unexpected token ']', "[1,]" is not valid JSON
            {"a":bad} | Unexpected token 'b', "{"a":bad}" is not valid JSON
            {"a":1,"b":2,"c":badbadbad,"d":3} | Unexpected token 'b', ...""b":2,"c":badbadbad,"... is not valid JSON
            {"aaaaaaaaaaaaaaaaaaaaaa":bad} | Unexpected token 'b', ..."aaaaaaaa":bad}" is not valid JSON
            trux | Unexpected token 'x', "trux" is not valid JSON
            tru | Unexpected end of JSON input
            01 | Unexpected number in JSON at position 1
            - | No number after minus sign in JSON at position 1
            1. | Unterminated fractional number in JSON at position 2
            1e+ | Exponent part is missing a number in JSON at position 3
            "abc | Unterminated string in JSON at position 4
            "\\x" | Bad escaped character in JSON at position 2
            "\\u12g4" | Bad Unicode escape in JSON at position 5
            """)
    void what_is_wrong_is_said_as_in_node(String json, String message) {
        assertThatExceptionOfType(MalformedQueryException.class)
                .isThrownBy(() -> JsonReader.read(json, JsonBounds.QUERY)).withMessage(message)
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.SYNTAX));
    }
}
