package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Where GenieACS hangs or falls over, there is a sentence at once, whoever asks.
@Timeout(20)
class RefusedQueriesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            null | The query is no JSON object
            5 | The query is no JSON object
            "a" | The query is no JSON object
            [{"a":1}] | The query is no JSON object
            {"$where":"1"} | The operator $where is not known here
            {"$expr":{}} | The operator $expr is not known here
            {"$jsonSchema":{}} | The operator $jsonSchema is not known here
            {"$text":{"$search":"a"}} | The operator $text is not known here
            {"$not":{"a":1}} | The operator $not is not known here
            {"a":{"$where":"1"}} | The operator $where is not known here
            {"a":{"$function":{}}} | The operator $function is not known here
            {"a":{"$near":[1,2]}} | The operator $near is not known here
            {"a":{"$geoWithin":{}}} | The operator $geoWithin is not known here
            {"a":{"$elemMatch":{"$where":"1"}}} | The operator $where is not known here
            {"a":{"$gt":1,"b":2}} | What the query says of a mixes operators with the field b
            {"$and":{}} | What $and lists is no array
            {"$or":[]} | What $or lists is empty
            {"$nor":[1]} | What $nor lists are no objects
            {"a":{"$in":1}} | What $in lists is no array
            {"a":{"$in":[{"$regex":"a"}]}} | A list of values has operators in it
            {"a":{"$nin":"a"}} | What $nin lists is no array
            {"a":{"$all":1}} | What $all lists is no array
            {"a":{"$all":[{"$gt":1}]}} | In a list of $all stands another operator than $elemMatch
            {"a":{"$size":"1"}} | A $size is no whole number
            {"a":{"$size":-1}} | A $size is no whole number
            {"a":{"$size":1.5}} | A $size is no whole number
            {"a":{"$type":"text"}} | A $type is not known here
            {"a":{"$type":0.5}} | A $type is not known here
            {"a":{"$type":[]}} | What $type lists is empty
            {"a":{"$not":1}} | What $not denies is no object with operators
            {"a":{"$not":{}}} | What $not denies is no object with operators
            {"a":{"$elemMatch":1}} | What $elemMatch asks is no object
            {"a":{"$options":"i"}} | There are $options without a $regex
            {"a":{"$regex":1}} | A $regex and its $options are texts
            {"a":{"$regex":"a","$options":1}} | A $regex and its $options are texts
            {"a":{"$regex":"a","$options":"x"}} | The option x of a regular expression is not known here
            {"a":{"$regex":"("}} | A regular expression is wrong at (: missing closing )
            """)
    void what_is_wrong_is_said(String query, String why) {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.PLAIN.query(query))
                .withMessage(why)
                .satisfies(e -> assertThat(e.fault()).isEqualTo(MalformedQueryException.Fault.MEANING));
    }

    @ParameterizedTest
    @MethodSource
    void what_is_too_much_is_refused(String query, String why) {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.DEVICES.query(query))
                .withMessage(why);
    }

    static Stream<Arguments> what_is_too_much_is_refused() {
        String tooDeep = "It is nested deeper than 50";
        String tooLarge = "The regular expressions of the query are too large";
        return Stream.of(
                Arguments.of("[".repeat(1_000_000), tooDeep),
                Arguments.of("{\"$and\":[".repeat(100_000), tooDeep),
                Arguments.of("{\"a\":{\"$not\":".repeat(50_000), tooDeep),
                Arguments.of("{\"a\":{\"$in\":[" + "1,".repeat(10_000) + "1]}}",
                        "There are more than 10000 values in it"),
                Arguments.of(" ".repeat(1 << 20) + "{}",
                        "The text has 1048578 characters, and at most 1048576 are read"),
                Arguments.of("{\"a" + ".".repeat(500_000) + "\":1}", "A path has more than 100 names"),
                Arguments.of(regex("a".repeat(1_001)),
                        "A regular expression has 1001 characters, and at most 1000 are taken"),
                Arguments.of(regex("(".repeat(400)),
                        "A regular expression has brackets in each other deeper than 50"),
                Arguments.of(regex("a{1000}".repeat(100)), tooLarge),
                Arguments.of(regex("(x{0,1000})".repeat(80)), tooLarge),
                Arguments.of("{\"a\":{\"$in\":[" + "\"/a{500}/\",".repeat(5_000) + "1]}}", tooLarge));
    }

    @ParameterizedTest
    @CsvSource({ "(a+)+$", "(a|aa)+$", "(.*a){12}$", "^(a?){50}a{50}$", "(a*)*b"})
    void an_evil_regular_expression_takes_no_time(String regex) throws MalformedQueryException {
        Datum.Document document = Datum.Document.builder().put("a", new Datum.Text("a".repeat(5_000) + "!")).build();
        assertThat(Dialect.PLAIN.query(regex(regex)).matches(document)).isFalse();
    }

    @Test
    void a_large_query_on_a_large_document_takes_no_time() throws MalformedQueryException {
        Datum.Document.Builder device = Datum.Document.builder();
        for (int i = 0; i < 5_000; i++) {
            device.put("p" + i, new Datum.Array(Collections.nCopies(20, new Datum.Numeral(i))));
        }
        String fields = IntStream.range(0, 5_000).mapToObj(i -> "\"p" + i + "\":" + i).collect(Collectors.joining(","));
        assertThat(Dialect.PLAIN.query("{" + fields + "}").matches(device.build())).isTrue();
    }

    /// Each element can be reached by its index or without, so there are two to the 60 ways through.
    @Test
    void arrays_within_arrays_are_not_walked_twice() throws MalformedQueryException {
        Datum nested = new Datum.Text("x");
        for (int i = 0; i < 60; i++) {
            nested = Datum.Document.builder().put("0", new Datum.Array(List.of(nested))).build();
        }
        Query query = Dialect.PLAIN.query("{\"" + "0.".repeat(90) + "0\":\"y\"}");
        assertThat(query.matches((Datum.Document) nested)).isFalse();
    }

    @Test
    void nothing_is_nested_deeper_than_can_be_walked() {
        Datum nested = Datum.Nothing.NULL;
        for (int i = 0; i < Datum.MOST_DEPTH; i++) {
            nested = new Datum.Array(List.of(nested));
        }
        Datum deepest = nested;
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Datum.Array(List.of(deepest)))
                .withMessage("nested deeper than 250");
        assertThat(deepest.toString()).hasSize(2 * Datum.MOST_DEPTH + 4);
    }

    @Test
    void noise_is_answered_or_refused() {
        Random random = new Random(20_261_201);
        List<String> pieces = List.of("{", "}", "[", "]", ":", ",", "\"a\"", "\"$gt\"", "\"$and\"", "\"$regex\"",
                "\"$in\"",
                "\"$not\"", "\"$elemMatch\"", "\"$all\"", "\"(\"", "\"/a*/i\"", "1",
                "null", "true", "\"a.0.b\"", "\"$type\"");
        Datum.Document document = Written.document("{\"a\":[{\"0\":1,\"b\":[\"x\"]}]}");
        List<String> answered = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            String noise = random.ints(random.nextInt(1, 12), 0, pieces.size()).mapToObj(pieces::get)
                    .collect(Collectors.joining());
            for (String text : List.of(noise, "{\"a\":" + noise + "}", "{\"a\":{\"$not\":{" + noise + "}}}")) {
                if (isAnswered(text, document)) {
                    answered.add(text);
                }
            }
        }
        assertThat(answered).isNotEmpty();
    }

    private static boolean isAnswered(String text, Datum.Document document) {
        try {
            Query query = Dialect.DEVICES.query(text);
            query.matches(document);
            query.required();
            return true;
        } catch (MalformedQueryException e) {
            assertThat(e.getMessage()).as(text).isNotEmpty().hasSizeLessThan(400);
            return false;
        }
    }

    private static String regex(String regex) {
        return Datum.Document.builder()
                .put("a", Datum.Document.builder().put("$regex", new Datum.Text(regex)).build()).build().toString();
    }
}
