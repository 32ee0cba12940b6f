package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// MongoDB's rules for what fits, each on one document.
class QueryTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # a value by itself is equality
            {"a":1} | {"a":1} | true
            {"a":1} | {"a":1.0} | true
            {"a":0} | {"a":-0} | true
            {"a":1} | {"a":"1"} | false
            {"a":"b"} | {"a":"B"} | false
            {"a":{"$eq":true}} | {"a":true} | true
            {"a":{"b":1,"c":2}} | {"a":{"b":1,"c":2}} | true
            # the order of fields counts
            {"a":{"b":1,"c":2}} | {"a":{"c":2,"b":1}} | false
            {"a":{"b":1}} | {"a":{"b":1,"c":2}} | false
            # all fields hold
            {} | {"a":1} | true
            {"a":1,"b":2} | {"a":1,"b":2} | true
            {"a":1,"b":2} | {"a":1,"b":3} | false
            # null is what is missing
            {"a":null} | {} | true
            {"a":null} | {"a":null} | true
            {"a":null} | {"a":0} | false
            {"a.b":null} | {"a":5} | true
            {"a.b":null} | {"a":[5]} | false
            {"a.b":null} | {"a":[{"b":1},{}]} | true
            {"a":{"$gte":null}} | {} | true
            {"a":{"$gt":null}} | {"a":null} | false
            {"a":{"$in":[null,1]}} | {} | true
            # an order is only within a type
            {"a":{"$gt":1}} | {"a":2} | true
            {"a":{"$gt":1}} | {"a":"2"} | false
            {"a":{"$lt":"b"}} | {"a":"a"} | true
            {"a":{"$lt":"b"}} | {"a":1} | false
            {"a":{"$gte":2,"$lte":2}} | {"a":2} | true
            {"a":{"$gt":false}} | {"a":true} | true
            {"a":{"$gt":0}} | {"a":"2026-11-23T10:22:41.329Z"} | false
            {"a":{"$lt":"x"}} | {"a":"2026-11-23T10:22:41.329Z"} | false
            {"a":{"$gt":{"b":1}}} | {"a":{"b":2}} | true
            {"a":{"$gt":[1,2]}} | {"a":[1,3]} | true
            # of an array, one element is enough, or the whole
            {"a":2} | {"a":[1,2]} | true
            {"a":[1,2]} | {"a":[1,2]} | true
            {"a":[1,2]} | {"a":[[1,2]]} | true
            {"a":[1,2]} | {"a":[2,1]} | false
            {"a":{"$gt":1,"$lt":1}} | {"a":[0,2]} | true
            {"a":2} | {"a":[[2]]} | false
            # and none for what is denied
            {"a":{"$ne":2}} | {"a":[1,2]} | false
            {"a":{"$ne":2}} | {} | true
            {"a":{"$ne":null}} | {} | false
            {"a":{"$nin":[2,3]}} | {"a":[1,2]} | false
            {"a":{"$nin":[2,3]}} | {"a":[1]} | true
            {"a":{"$nin":[]}} | {} | true
            {"a":{"$in":[]}} | {"a":1} | false
            {"a":{"$in":[3,1,2]}} | {"a":2} | true
            {"a":{"$in":[[1],2]}} | {"a":[1]} | true
            # paths
            {"a.b":1} | {"a":{"b":1}} | true
            {"a.b":1} | {"a":[{"b":2},{"b":1}]} | true
            {"a.1":"y"} | {"a":["x","y"]} | true
            {"a.1":"y"} | {"a":{"1":"y"}} | true
            {"a.01":"y"} | {"a":["x","y"]} | false
            {"a.0.b":1} | {"a":[{"b":1}]} | true
            {"a.1.b":1} | {"a":[{"b":1}]} | false
            {"a.0.0":"x"} | {"a":[["x","v"]]} | true
            {"a.0":"x"} | {"a":[["x","v"]]} | false
            {"a.b":1} | {"a":[[{"b":1}]]} | false
            {"a..b":1} | {"a":{"":{"b":1}}} | true
            # what is there
            {"a":{"$exists":true}} | {"a":null} | true
            {"a":{"$exists":true}} | {} | false
            {"a":{"$exists":false}} | {} | true
            {"a":{"$exists":0}} | {"a":1} | false
            {"a.b":{"$exists":true}} | {"a":[{},{"b":1}]} | true
            {"a.b":{"$exists":false}} | {"a":[]} | true
            # texts
            {"a":{"$regex":"^b"}} | {"a":"bc"} | true
            {"a":{"$regex":"^b"}} | {"a":"abc"} | false
            {"a":{"$regex":"B","$options":"i"}} | {"a":"abc"} | true
            {"a":{"$options":"i","$regex":"B"}} | {"a":"abc"} | true
            {"a":{"$regex":"^c$","$options":"m"}} | {"a":"b\\nc"} | true
            {"a":{"$regex":"b.c","$options":"s"}} | {"a":"b\\nc"} | true
            {"a":{"$regex":"b.c","$options":"gu"}} | {"a":"b\\nc"} | false
            {"a":{"$regex":"b"}} | {"a":["a","b"]} | true
            {"a":{"$regex":"1"}} | {"a":1} | false
            # the other operators
            {"a":{"$all":["x","y"]}} | {"a":["y","x","z"]} | true
            {"a":{"$all":["x","y"]}} | {"a":["x"]} | false
            {"a":{"$all":["x"]}} | {"a":"x"} | true
            {"a":{"$all":[]}} | {"a":[]} | false
            {"a":{"$all":[{"$elemMatch":{"b":1}},{"$elemMatch":{"b":2}}]}} | {"a":[{"b":2},{"b":1}]} | true
            {"a":{"$size":2}} | {"a":[1,2]} | true
            {"a":{"$size":0}} | {"a":[]} | true
            {"a":{"$size":1}} | {"a":1} | false
            {"a":{"$elemMatch":{"$gt":1,"$lt":3}}} | {"a":[0,4]} | false
            {"a":{"$elemMatch":{"$gt":1,"$lt":3}}} | {"a":[0,2]} | true
            {"a":{"$elemMatch":{"b":1,"c":2}}} | {"a":[{"b":1},{"c":2}]} | false
            {"a":{"$elemMatch":{"$or":[{"b":1},{"c":1}]}}} | {"a":[{"c":1}]} | true
            {"a":{"$elemMatch":{"$elemMatch":{"$eq":"x"}}}} | {"a":[["x"]]} | true
            {"a":{"$elemMatch":{"b":1}}} | {"a":{"b":1}} | false
            {"a":{"$not":{"$gt":1}}} | {"a":"x"} | true
            {"a":{"$not":{"$gt":1}}} | {"a":[0,2]} | false
            {"a":{"$not":{"$regex":"^x"}}} | {} | true
            {"a":{"$type":"string"}} | {"a":"x"} | true
            {"a":{"$type":2}} | {"a":[1,"x"]} | true
            {"a":{"$type":["int","date"]}} | {"a":"2026-11-23T10:22:41.329Z"} | true
            {"a":{"$type":"int"}} | {"a":1} | true
            {"a":{"$type":"int"}} | {"a":2147483648} | false
            {"a":{"$type":"double"}} | {"a":1.5} | true
            {"a":{"$type":"number"}} | {"a":1} | true
            {"a":{"$type":"array"}} | {"a":[]} | true
            {"a":{"$type":"null"}} | {} | false
            {"a":{"$type":"objectId"}} | {"a":"6b04141b0d9d0bfdbca75ff4"} | true
            # queries of queries
            {"$or":[{"a":1},{"b":1}]} | {"b":1} | true
            {"$nor":[{"a":1},{"b":1}]} | {"b":1} | false
            {"$nor":[{"a":1},{"b":1}]} | {} | true
            {"$and":[{"a":{"$gt":0}},{"$or":[{"b":1},{"c":1}]}],"d":null} | {"a":1,"c":1} | true
            """)
    void fits(String query, String document, boolean fits) throws MalformedQueryException {
        assertThat(Dialect.PLAIN.query(query).matches(Written.document(document))).isEqualTo(fits);
    }
}
