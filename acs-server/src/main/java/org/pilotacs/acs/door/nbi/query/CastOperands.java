package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How tasks and faults are asked: of some fields the type is known, and what a query says of them is read as that.
final class CastOperands implements Operands {
    private static final Set<String> OPERATORS = Set
            .of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$type");
    /// The greatest that a date of JavaScript can be.
    private static final double LAST_MILLISECOND = 8.64e15;

    private final Map<String, Cast> casts;

    /// What a field's values are.
    enum Cast {
        OBJECT_ID("object id"), DATE("date"), NUMBER("number");

        private final String wireName;

        Cast(String wireName) {
            this.wireName = wireName;
        }
    }

    CastOperands(Map<String, Cast> casts) {
        this.casts = Map.copyOf(casts);
    }

    @Override
    public List<Datum> values(String name, Datum value) throws MalformedQueryException {
        Cast cast = casts.get(name);
        if (cast == null) {
            return List.of(value);
        }
        Datum read = switch (cast) {
            case OBJECT_ID -> objectId(value);
            case DATE -> date(value);
            case NUMBER -> number(value);
        };
        if (read == null) {
            throw MalformedQueryException
                    .refused("What the query says of " + name + " is no " + cast.wireName + ": "
                            + JsonWriter.text(value));
        }
        return List.of(read);
    }

    @Override
    public void check(String name, String operator) throws MalformedQueryException {
        if (casts.containsKey(name) && !OPERATORS.contains(operator)) {
            throw MalformedQueryException.refused("The operator " + operator + " cannot be used with " + name);
        }
    }

    private static @Nullable Datum objectId(Datum value) {
        return value instanceof Datum.Text(String text) && Datum.ObjectId.isHex(text) ? new Datum.ObjectId(text) : null;
    }

    private static @Nullable Datum date(Datum value) {
        if (value instanceof Datum.Text(String text)) {
            Instant date = DateText.read(text);
            return date == null ? null : new Datum.Date(date);
        }
        return number(value) instanceof Datum.Numeral(double millis) && Math.abs(millis) <= LAST_MILLISECOND
                ? new Datum.Date(Instant.ofEpochMilli((long) millis))
                : null;
    }

    /// As JavaScript's `Number` has it: null is 0, and so is a blank text.
    private static @Nullable Datum number(Datum value) {
        return switch (value) {
            case Datum.Numeral number -> number;
            case Datum.Truth(boolean truth) -> new Datum.Numeral(truth ? 1 : 0);
            case Datum.Nothing _ -> new Datum.Numeral(0);
            case Datum.Text(String text) -> {
                Double number = JsNumber.trim(text).isEmpty() ? Double.valueOf(0) : JsNumber.read(text);
                yield number == null ? null : new Datum.Numeral(number);
            }
            case Datum.Document _,Datum.Array _,Datum.Date _,Datum.ObjectId _ -> null;
        };
    }
}
