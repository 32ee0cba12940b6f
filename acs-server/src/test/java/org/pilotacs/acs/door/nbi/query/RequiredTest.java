package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// What an index can narrow a query down by.
class RequiredTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"_id":"box"} | _id: EQUAL "box"
            {"_id":"V1*"} | _id: EQUAL "V1*" or begins V1
            {"_id":"/^V1.0/"} | _id: EQUAL "/^V1.0/" or begins V1
            {"_id":{"$regex":"^V1\\\\.0+"}} | _id: begins V1.0
            {"_id":{"$regex":"^V1\\\\.0*"}} | _id: begins V1.
            {"_id":{"$in":["b","a"]}} | _id: EQUAL "a" or EQUAL "b"
            {"_deviceId._SerialNumber":"000101"} | _deviceId._SerialNumber: EQUAL "000101" or EQUAL 101
            {"_tags":"a","_id":"b"} | _tags: EQUAL "a"; _id: EQUAL "b"
            {"$and":[{"_tags":"a"},{"_tags":"b"}]} | _tags: EQUAL "a"; _tags: EQUAL "b"
            {"_tags":{"$all":["a","b"]}} | _tags: EQUAL "a"; _tags: EQUAL "b"
            {"_lastInform":{"$gt":1,"$lte":3}} | _lastInform: ABOVE 1; _lastInform: AT_MOST 3
            {"_lastInform":{"$lt":"2026-01-01"}} | _lastInform: BELOW "2026-01-01" or BELOW "2026-01-01T00:00:00.000Z"
            {"$or":[{"_id":"a","_tags":"x"},{"_id":"b"}]} | _id: EQUAL "a" or EQUAL "b"
            {"$or":[{"_id":"a"},{"_tags":"b"}]} | ''
            # nothing can be told
            {} | ''
            {"_id":null} | ''
            {"_id":{"$in":[null,"a"]}} | ''
            {"_id":{"$ne":"a"}} | ''
            {"_id":{"$exists":true}} | ''
            {"$nor":[{"_id":"a"}]} | ''
            {"_id":"*1"} | ''
            '{"_id":{"$regex":"^a|b"}}' | ''
            {"_id":{"$regex":"^a","$options":"i"}} | ''
            {"_id":{"$regex":"^a","$options":"m"}} | ''
            {"_id":{"$regex":"^a?"}} | ''
            {"_id":{"$regex":"a"}} | ''
            """)
    void every_fitting_document_has(String query, String required) throws MalformedQueryException {
        assertThat(Dialect.DEVICES.query(query).required().stream().map(RequiredTest::text)
                .collect(Collectors.joining("; "))).isEqualTo(required);
    }

    private static String text(Required required) {
        return required.path() + ": "
                + required.anyOf().stream().map(RequiredTest::text).collect(Collectors.joining(" or "));
    }

    private static String text(Required.Bound bound) {
        return switch (bound) {
            case Required.Compared(Condition.Comparison how, Datum operand) -> how + " " + JsonWriter.text(operand);
            case Required.Beginning(String prefix) -> "begins " + prefix;
        };
    }
}
