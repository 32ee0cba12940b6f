package org.pilotacs.acs.provisioning.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Given a precondition in the form of a MongoDB query, then it is the expression that GenieACS makes of it, or refused
/// by name.
class MongoConditionTest {
    private static Expression condition(String query) throws JsonProcessingException {
        return MongoCondition.expression(new ObjectMapper().readTree(query));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {} => TRUE
            {"a": "it's"} => a = 'it''s'
            {"a": 1, "b": true} => a = 1 AND b = TRUE
            {"a": {"$gte": 5, "$lt": 9.5}} => a >= 5 AND a < 9.5
            {"a": {"$gt": 5, "$lte": 9}} => a > 5 AND a <= 9
            {"a": {"$eq": "x"}} => a = 'x'
            {"a": {"$ne": "x"}} => a <> 'x' OR a IS NULL
            {"a": {}} => TRUE
            {"_id": "x"} => _id = 'x'
            {"_deviceId._SerialNumber": "x"} => _deviceId._SerialNumber = 'x'
            {"my key": 1} => {'my key'} = 1
            {"$or": [{"a": 1}, {"b": 2, "c": 3}]} => a = 1 OR b = 2 AND c = 3
            {"$and": [{"a": 1}, {"$or": [{"b": 2}, {"c": 3}]}]} => a = 1 AND (b = 2 OR c = 3)
            {"$and": [{"a": 1}]} => a = 1
            {"$and": []} => TRUE
            {"$or": []} => FALSE
            """)
    void comparisons(String query, String expression) throws JsonProcessingException {
        assertThat(condition(query)).isEqualTo(Expression.parse(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {"_tags": "test"} => Tags.test IS NOT NULL
            {"_tags": {"$eq": "test"}} => Tags.test IS NOT NULL
            {"_tags": {"$ne": "test"}} => Tags.test IS NULL
            {"_tags": {"$ne": "a", "$eq": "b"}} => Tags.a IS NULL AND Tags.b IS NOT NULL
            {"_tags": "with.dot and ü"} => Tags.with0x2Edot0x20and0x200xC30xBC IS NOT NULL
            {"_tags": "0x41~!*'()+-_"} => Tags.00x78410x7E0x210x2A0x270x280x290x2B-_ IS NOT NULL
            {"Tags.test": true} => Tags.test IS NOT NULL
            {"Tags.test": {"$eq": false}} => Tags.test IS NULL
            {"Tags.test": {"$ne": true}} => Tags.test IS NULL
            {"Tags.test": {"$exists": true}} => Tags.test IS NOT NULL
            """)
    void tags(String query, String expression) throws JsonProcessingException {
        assertThat(condition(query)).isEqualTo(Expression.parse(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {"$nor": []} => the operator $nor is not supported
            {"a": {"$in": [1]}} => the operator $in is not supported
            {"a": {"$not": {"$eq": 1}}} => the operator $not is not supported
            {"_tags": {"$in": ["a"]}} => the operator $in is not supported for _tags
            {"_tags": ["a"]} => a tag is a text, not ["a"]
            {"Tags.a": "x"} => Tags.a is compared with true or false by one of $eq, $ne and $exists, not "x"
            {"a": null} => a is compared with a text, a number or a truth, not with null
            {"a": [1]} => a is compared with a text, a number or a truth, not with [1]
            {"a": {"$eq": null}} => $eq is compared with a text, a number or a truth, not with null
            {"$and": {"a": 1}} => $and takes a list of conditions
            {"$or": [1]} => a condition is an object, not 1
            [] => a condition is an object, not []
            """)
    void anything_else_is_refused_by_name(String query, String problem) {
        assertThatExceptionOfType(UnsupportedConditionException.class).isThrownBy(() -> condition(query))
                .withMessage(problem);
    }

    @Test
    void nesting_is_bounded() {
        assertThatExceptionOfType(UnsupportedConditionException.class)
                .isThrownBy(() -> condition("{\"$and\":[".repeat(60) + "{}" + "]}".repeat(60)))
                .withMessage("conditions are nested more than 16 deep");
    }
}
