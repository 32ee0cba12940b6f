package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectionTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a | {"a":1,"_id":"x","b":2} | {"_id":"x","a":1}
            b,a | {"_id":"x","a":1,"b":2} | {"_id":"x","a":1,"b":2}
            a.b | {"_id":"x","a":{"b":1,"c":2}} | {"_id":"x","a":{"b":1}}
            a.b,a.c.d | {"_id":"x","a":{"b":1,"c":{"d":2,"e":3}}} | {"_id":"x","a":{"b":1,"c":{"d":2}}}
            # the whole, and a part of it besides
            a,a.b | {"_id":"x","a":{"b":1,"c":2}} | {"_id":"x","a":{"b":1,"c":2}}
            a.b,a | {"_id":"x","a":{"b":1,"c":2}} | {"_id":"x","a":{"b":1,"c":2}}
            # what is not there leaves its surroundings, a value has no parts
            a.x | {"_id":"x","a":{"b":1}} | {"_id":"x","a":{}}
            a.x | {"_id":"x","a":1} | {"_id":"x"}
            a.b | {"_id":"x","a":[{"b":1,"c":2},5,[{"b":3}]]} | {"_id":"x","a":[{"b":1},[{"b":3}]]}
            ' a , b.c ' | {"_id":"x","a":1,"b":{"c":2,"d":3}} | {"_id":"x","a":1,"b":{"c":2}}
            '' | {"_id":"x","a":1} | {"_id":"x"}
            ',a,' | {"_id":"x","a":1} | {"_id":"x","a":1}
            _id.y | {"_id":"x","a":1} | {"_id":"x"}
            """)
    void parts(String projection, String document, String part) throws MalformedQueryException {
        assertThat(Projection.of(projection).of(Written.document(document))).hasToString(part);
    }

    @Test
    void without_a_projection_all_is_wanted() throws MalformedQueryException {
        Datum.Document document = Written.document("{\"b\":1,\"_id\":2}");
        assertThat(Projection.ALL.of(document)).isSameAs(document);
        assertThat(Projection.ALL.wants("b")).isTrue();
        assertThat(Projection.of("a.b").wants("b")).isFalse();
        assertThat(Projection.of("a.b").wants("a")).isTrue();
        assertThat(Projection.of("a.b").wants("_id")).isTrue();
    }

    @Test
    void operators_and_endless_paths_are_refused() {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Projection.of("a,$where"))
                .withMessage("The projection has the operator $where");
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Projection.of("a.".repeat(200)))
                .withMessage("A path has more than 100 names");
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Projection.of("a,".repeat(20_000)))
                .withMessage("The projection has more than 10000 paths");
    }
}
