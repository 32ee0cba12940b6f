package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortTest {
    /// Each comes before the next.
    private static final List<String> ASCENDING = """
            {"a":[]}
            {"a":null}
            {"a":-1e300}
            {"a":-1}
            {"a":0}
            {"a":0.5}
            {"a":10}
            {"a":""}
            {"a":"10"}
            {"a":"B"}
            {"a":"a"}
            {"a":"aa"}
            {"a":"é"}
            {"a":"\uE000"}
            {"a":"\uD83D\uDE00"}
            {"a":{}}
            {"a":{"x":9}}
            {"a":{"y":1}}
            {"a":{"y":1,"z":1}}
            {"a":{"x":"a"}}
            {"a":[[]]}
            {"a":[[1]]}
            {"a":[[1,0]]}
            {"a":"6b04141b0d9d0bfdbca75ff4"}
            {"a":"6b04141b0d9d0bfdbca75ff5"}
            {"a":false}
            {"a":true}
            {"a":"2026-11-23T10:22:41.329Z"}
            {"a":"2026-11-23T10:22:41.330Z"}""".lines().toList();

    @Test
    void values_come_by_type_and_then_by_what_they_are() throws MalformedQueryException {
        Sort sort = Dialect.PLAIN.sort("{\"a\":1}");
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                Sort.Key one = sort.keyOf(Written.document(ASCENDING.get(i)));
                Sort.Key other = sort.keyOf(Written.document(ASCENDING.get(j)));
                assertThat(Integer.signum(one.compareTo(other))).as(ASCENDING.get(i) + " and " + ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1} | {"_id":1,"a":2} {"_id":2} {"_id":3,"a":1} | 2 3 1
            {"a":-1} | {"_id":1,"a":2} {"_id":2} {"_id":3,"a":3} | 3 1 2
            {"a":1,"b":-1} | {"_id":1,"a":1,"b":1} {"_id":2,"a":0,"b":1} {"_id":3,"a":1,"b":2} | 2 3 1
            {"a.b":"desc"} | {"_id":1,"a":{"b":1}} {"_id":2,"a":{"b":2}} | 2 1
            {"a":"1"} | {"_id":1,"a":2} {"_id":2,"a":1} | 2 1
            # of an array, the element that comes first
            {"a":1} | {"_id":1,"a":[9,2]} {"_id":2,"a":3} | 1 2
            {"a":-1} | {"_id":1,"a":[9,2]} {"_id":2,"a":3} | 1 2
            {"a.b":1} | {"_id":1,"a":[{"b":3},{"b":1}]} {"_id":2,"a":{"b":2}} | 1 2
            # nothing to choose: as they were found
            {} | {"_id":2} {"_id":1} | 2 1
            {"a":1} | {"_id":2,"a":null} {"_id":1} | 2 1
            """)
    void documents_come_by_several_paths(String order, String documents, String ids) throws MalformedQueryException {
        Sort sort = Dialect.PLAIN.sort(order);
        assertThat(List.of(documents.split(" ")).stream().map(Written::document)
                .sorted(Comparator.comparing(sort::keyOf)).map(SortTest::id).collect(Collectors.joining(" ")))
                .isEqualTo(ids);
    }

    @Test
    void a_parameter_is_sorted_by_its_value() throws MalformedQueryException {
        Sort sort = Dialect.DEVICES.sort("{\"D.A\":1,\"_id\":1}");
        assertThat(sort.fields()).isEqualTo(Set.of("D", "_id"));
        assertThat(sort.keyOf(Written.document("{\"D\":{\"A\":{\"_value\":1}}}")))
                .isLessThan(sort.keyOf(Written.document("{\"D\":{\"A\":{\"_value\":2}}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"a\":2}", "{\"a\":\"up\"}", "{\"a\":true}", "{\"a\":null}",
        "{\"a\":{\"$meta\":\"x\"}}"})
    void there_are_two_directions(String order) {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.PLAIN.sort(order))
                .withMessage("The direction of a is neither 1 nor -1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "1", "\"a\"", "[[\"a\",1]]"})
    void an_order_is_an_object(String order) {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.PLAIN.sort(order))
                .withMessage("The order is no JSON object");
    }

    private static String id(Datum.Document document) {
        return document.get("_id") instanceof Datum.Numeral(double id) ? Integer.toString((int) id) : "";
    }
}
