package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// How devices are asked: what the names and the texts in a query stand for.
class DeviceQueryTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # a name stands for the value of the parameter, unless it begins with a line
            {"D.A":"x"} | {"D":{"A":{"_value":"x"}}} | true
            {"D.A._type":"x"} | {"D":{"A":{"_type":"x"}}} | true
            {"_x":"x"} | {"_x":"x"} | true
            {"D.A":"x"} | {"D":{"A":"x"}} | false
            {"D.1":"x"} | {"D":{"1":{"_value":"x"}}} | true
            {"$or":[{"$and":[{"D.A":"x"}]}]} | {"D":{"A":{"_value":"x"}}} | true
            # a text may be a number, a number is no text
            {"_x":"300"} | {"_x":300} | true
            {"_x":"300"} | {"_x":"300"} | true
            {"_x":" 3e2 "} | {"_x":300} | true
            {"_x":"0x12c"} | {"_x":300} | false
            {"_x":300} | {"_x":"300"} | false
            {"_x":{"$gt":"299"}} | {"_x":300} | true
            {"_x":{"$gt":"299"}} | {"_x":"3"} | true
            {"_x":{"$gt":"5","$lt":"9"}} | {"_x":7} | true
            {"_x":{"$in":["1","300"]}} | {"_x":300} | true
            {"_x":{"$nin":["1","300"]}} | {"_x":300} | false
            # or a date, if it is long enough and after 1983
            {"_x":"2026-11-23"} | {"_x":"2026-11-23T00:00:00.000Z"} | true
            {"_x":{"$lt":"2026-11-23"}} | {"_x":"2026-11-22T23:59:59.999Z"} | true
            {"_x":{"$gt":"2026"}} | {"_x":"2026-11-22T23:59:59.999Z"} | false
            {"_x":{"$gt":"1983-12-31"}} | {"_x":"2026-11-22T23:59:59.999Z"} | false
            {"_x":{"$gt":"1984-01-01"}} | {"_x":"2026-11-22T23:59:59.999Z"} | true
            {"_x":{"$gt":1512998183000}} | {"_x":"2026-11-22T23:59:59.999Z"} | false
            # or a text with something in place of each *
            {"_x":"V1*"} | {"_x":"V100"} | true
            {"_x":"V1*"} | {"_x":"v100"} | false
            {"_x":"V1*"} | {"_x":"xV100"} | false
            {"_x":"*100"} | {"_x":"V100"} | true
            {"_x":"*10*"} | {"_x":"V100"} | true
            {"_x":"V*0*1"} | {"_x":"V1001"} | true
            {"_x":"V*0*1"} | {"_x":"V111"} | false
            {"_x":"1.2.3*"} | {"_x":"1.2.34"} | true
            {"_x":"1.2.3*"} | {"_x":"1x2.34"} | false
            {"_x":"1.2.3*"} | {"_x":"1.2x34"} | false
            {"_x":"(a)*"} | {"_x":"(a)b"} | true
            {"_x":"*"} | {"_x":""} | true
            {"_x":"*"} | {"_x":1} | false
            {"_x":"a*"} | {"_x":"a*"} | true
            {"_x":{"$in":["a*","b*"]}} | {"_x":"bc"} | true
            # or a regular expression
            {"_x":"/^v1/i"} | {"_x":"V100"} | true
            {"_x":"/^v1/"} | {"_x":"V100"} | false
            {"_x":"/0.1/gi"} | {"_x":"V1001"} | true
            {"_x":"/a/b/"} | {"_x":"xa/by"} | true
            {"_x":"/usr/lib"} | {"_x":"/usr/lib"} | true
            {"_x":"/a/ig"} | {"_x":"a"} | false
            {"_x":"/a/"} | {"_x":"/a/"} | true
            # what is denied is denied in every sense
            {"_x":{"$ne":"300"}} | {"_x":300} | false
            {"_x":{"$ne":"300"}} | {"_x":"300"} | false
            {"_x":{"$ne":"300"}} | {"_x":301} | true
            {"_x":{"$ne":"300","$exists":true}} | {"_x":300} | false
            {"_x":{"$not":{"$eq":"300"}}} | {"_x":300} | true
            # behind an operator, GenieACS has no patterns
            {"_x":{"$eq":"a*"}} | {"_x":"ab"} | false
            {"_x":{"$ne":"a*"}} | {"_x":"ab"} | true
            # arrays and documents are taken as they are
            {"_tags":["1","b"]} | {"_tags":["1","b"]} | true
            {"_tags":{"$all":["1"]}} | {"_tags":[1]} | false
            {"_tags":{"$size":1}} | {"_tags":["a"]} | true
            {"_tags":{"$ne":"a"}} | {"_tags":["b","a"]} | false
            {"_tags":null} | {} | true
            """)
    void fits(String query, String device, boolean fits) throws MalformedQueryException {
        assertThat(Dialect.DEVICES.query(query).matches(Written.document(device))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"_x":"/a(?=b)/"} | Look-around, as in (?=, is not taken in a regular expression, since it has no bound in time
            {"_x":"/(a)\\1/"} | A back-reference, as \\1, is not taken in a regular expression, since it has no bound in time
            {"_x":"/a(b/"} | A regular expression is wrong at a(b: missing closing )
            """)
    void a_regular_expression_that_cannot_be_taken_is_refused(String query, String why) {
        assertThatExceptionOfType(MalformedQueryException.class)
                .isThrownBy(() -> Dialect.DEVICES.query(query.replace("\\", "\\\\"))).withMessage(why);
    }

    @Test
    void it_says_which_fields_it_looks_at() throws MalformedQueryException {
        assertThat(Dialect.DEVICES.query("""
                {"_id":"x","$or":[{"_tags":"a"},{"$nor":[{"Device.X":1}]}]}""").fields())
                .isEqualTo(Set.of("_id", "_tags", "Device"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"timestamp":{"$lt":"2027-01-01"}} | {"timestamp":"2026-11-23T10:23:23.806Z"} | true
            {"timestamp":{"$lt":1795000000000,"$gte":null}} | {"timestamp":"2026-11-11T10:23:23.806Z"} | true
            {"timestamp":"2026-11-23T10:23:23.806Z"} | {"timestamp":"2026-11-23T10:23:23.806Z"} | true
            {"retries":"2"} | {"retries":2} | true
            {"retries":{"$in":["1",2]}} | {"retries":2} | true
            {"retries":{"$exists":false}} | {} | true
            {"_id":{"$ne":"6b04141b0d9d0bfdbca75ff4"}} | {"_id":"6b04141b0d9d0bfdbca75ff4"} | false
            {"_id":"6B04141B0D9D0BFDBCA75FF4"} | {"_id":"6b04141b0d9d0bfdbca75ff4"} | true
            {"$or":[{"retries":"2"}]} | {"retries":2} | true
            {"name":"2"} | {"name":2} | false
            {"name":"a*"} | {"name":"ab"} | false
            """)
    void tasks_know_the_types_of_some_fields(String query, String task, boolean fits) throws MalformedQueryException {
        assertThat(Dialect.TASKS.query(query).matches(Written.document(task))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"_id":5} | What the query says of _id is no object id: 5
            {"_id":{"$in":["6b04141b0d9d0bfdbca75ff4","x"]}} | What the query says of _id is no object id: "x"
            {"_id":{"$regex":"^6b"}} | The operator $regex cannot be used with _id
            {"timestamp":{"$gt":"yesterday"}} | What the query says of timestamp is no date: "yesterday"
            {"timestamp":1e300} | What the query says of timestamp is no date: 1e+300
            {"retries":"many"} | What the query says of retries is no number: "many"
            {"retries":[1]} | What the query says of retries is no number: [1]
            """)
    void what_is_not_of_the_type_is_refused(String query, String why) {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.TASKS.query(query))
                .withMessage(why);
    }

    @Test
    void a_fault_has_a_text_for_an_id() throws MalformedQueryException {
        assertThat(Dialect.FAULTS.query("{\"_id\":\"box:default\",\"retries\":\"0\"}")
                .matches(Written.document("{\"_id\":\"box:default\",\"retries\":0}"))).isTrue();
    }
}
