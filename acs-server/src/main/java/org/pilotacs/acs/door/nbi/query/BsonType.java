package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The types that `$type` asks for, by name or number. Those that a document here never has match nothing.
public enum BsonType {
    DOUBLE("double", 1), STRING("string", 2), OBJECT("object", 3), ARRAY("array", 4), BINARY("binData", 5),
    UNDEFINED("undefined", 6), OBJECT_ID("objectId", 7), BOOLEAN("bool", 8), DATE("date", 9), NULL("null", 10),
    REGEX("regex", 11), POINTER("dbPointer", 12), JAVASCRIPT("javascript", 13), SYMBOL("symbol", 14),
    SCOPED_JAVASCRIPT("javascriptWithScope", 15), INT("int", 16), TIMESTAMP("timestamp", 17), LONG("long", 18),
    DECIMAL("decimal", 19), MIN_KEY("minKey", -1), MAX_KEY("maxKey", 127),
    /// Any of the kinds of number.
    NUMBER("number", Integer.MIN_VALUE);

    private static final Map<String, BsonType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(type -> type.wireName, Function.identity()));
    private static final Map<Integer, BsonType> BY_NUMBER = Arrays.stream(values())
            .collect(Collectors.toMap(type -> type.number, Function.identity()));

    private final String wireName;
    private final int number;

    BsonType(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    /// Null if there is none of that name.
    static @Nullable BsonType named(String name) {
        return BY_NAME.get(name);
    }

    /// Null if there is none of that number.
    static @Nullable BsonType numbered(double number) {
        BsonType type = number == (int) number ? BY_NUMBER.get((int) number) : null;
        return type == NUMBER ? null : type;
    }

    boolean fits(Datum datum) {
        BsonType type = of(datum);
        return this == type || this == NUMBER && (type == INT || type == DOUBLE);
    }

    /// A whole number of 32 bits is stored as such by the driver that GenieACS uses, and every other one as a double.
    private static BsonType of(Datum datum) {
        return switch (datum) {
            case Datum.Document _ -> OBJECT;
            case Datum.Array _ -> ARRAY;
            case Datum.Text _ -> STRING;
            case Datum.Numeral(double value) -> Double.compare(value, (int) value) == 0 ? INT : DOUBLE;
            case Datum.Truth _ -> BOOLEAN;
            case Datum.Date _ -> DATE;
            case Datum.ObjectId _ -> OBJECT_ID;
            case Datum.Nothing _ -> NULL;
        };
    }
}
