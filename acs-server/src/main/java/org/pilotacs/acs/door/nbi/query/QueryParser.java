package org.pilotacs.acs.door.nbi.query;

import org.pilotacs.acs.door.nbi.query.Condition.Comparison;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a query of JSON. An operator that is not named here is refused, above all those that run code. Confined to one
/// thread.
final class QueryParser {
    /// All regular expressions of one query together, in instructions; one of the usual kind has some dozen.
    private static final int MOST_INSTRUCTIONS = 4_000;

    private int instructions;

    private QueryParser() {}

    static Query parse(String json, Operands operands) throws MalformedQueryException {
        Datum datum = JsonReader.read(json, JsonBounds.QUERY);
        return new QueryParser().query(document(datum, "The query"), operands);
    }

    /// An empty array says nothing, as in GenieACS.
    static Datum.Document document(Datum datum, String what) throws MalformedQueryException {
        return switch (datum) {
            case Datum.Document document -> document;
            case Datum.Array array when array.values().isEmpty() -> Datum.Document.EMPTY;
            case Datum.Array _,Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ ->
                throw MalformedQueryException.refused(what + " is no JSON object");
        };
    }

    private Query query(Datum.Document document, Operands as) throws MalformedQueryException {
        List<Query> parts = new ArrayList<>();
        for (Map.Entry<String, Datum> field : document.fields().entrySet()) {
            String name = field.getKey();
            Datum value = field.getValue();
            parts.add(switch (name) {
                case "$and" -> new Query.All(queries(name, value, as));
                case "$or" -> new Query.Any(queries(name, value, as));
                case "$nor" -> new Query.None(queries(name, value, as));
                default -> {
                    if (name.startsWith("$")) {
                        throw MalformedQueryException.refused("The operator " + name + " is not known here");
                    }
                    yield new Query.Where(Path.of(as.path(name)), condition(name, value, as));
                }
            });
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.All(parts);
    }

    private List<Query> queries(String operator, Datum value, Operands as) throws MalformedQueryException {
        List<Query> queries = new ArrayList<>();
        for (Datum element : array(operator, value)) {
            if (!(element instanceof Datum.Document document)) {
                throw MalformedQueryException.refused("What " + operator + " lists are no objects");
            }
            queries.add(query(document, as));
        }
        if (queries.isEmpty()) {
            throw MalformedQueryException.refused("What " + operator + " lists is empty");
        }
        return queries;
    }

    private Condition condition(String name, Datum value, Operands as) throws MalformedQueryException {
        return value instanceof Datum.Document document && hasOperators(document)
                ? operators(name, document, as)
                : alone(name, value, as);
    }

    private static boolean hasOperators(Datum.Document document) {
        return document.fields().keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    private Condition alone(String name, Datum value, Operands as) throws MalformedQueryException {
        List<Condition> either = compared(Comparison.EQUAL, as.values(name, value));
        for (TextPattern pattern : as.patterns(value)) {
            either.add(new Condition.Matches(counted(pattern)));
        }
        return either(either);
    }

    private Condition operators(String name, Datum.Document document, Operands as) throws MalformedQueryException {
        List<Condition> every = new ArrayList<>();
        for (Map.Entry<String, Datum> field : document.fields().entrySet()) {
            String operator = field.getKey();
            as.check(name, operator);
            if (operator.equals("$options")) {
                if (!document.fields().containsKey("$regex")) {
                    throw MalformedQueryException.refused("There are $options without a $regex");
                }
            } else if (operator.equals("$regex")) {
                every.add(regex(field.getValue(), document.fields().getOrDefault("$options", new Datum.Text(""))));
            } else {
                every.add(operator(name, operator, field.getValue(), as));
            }
        }
        return every.size() == 1 ? every.getFirst() : new Condition.Every(every);
    }

    private Condition operator(String name, String operator, Datum value, Operands as) throws MalformedQueryException {
        return switch (operator) {
            case "$eq" -> comparison(Comparison.EQUAL, name, value, as);
            case "$ne" -> new Condition.Not(comparison(Comparison.EQUAL, name, value, as));
            case "$gt" -> comparison(Comparison.ABOVE, name, value, as);
            case "$gte" -> comparison(Comparison.AT_LEAST, name, value, as);
            case "$lt" -> comparison(Comparison.BELOW, name, value, as);
            case "$lte" -> comparison(Comparison.AT_MOST, name, value, as);
            case "$in" -> oneOf(name, array(operator, value), as);
            case "$nin" -> new Condition.Not(oneOf(name, array(operator, value), as));
            case "$exists" ->
                isTrue(value) ? new Condition.Exists() : new Condition.Not(new Condition.Exists());
            case "$type" -> new Condition.OfType(types(value));
            case "$size" -> new Condition.Size(size(value));
            case "$all" -> all(array(operator, value));
            case "$elemMatch" -> element(value);
            case "$not" -> {
                if (!(value instanceof Datum.Document document) || !hasOperators(document)) {
                    throw MalformedQueryException.refused("What $not denies is no object with operators");
                }
                yield new Condition.Not(operators(name, document, Operands.PLAIN));
            }
            default -> throw MalformedQueryException.refused(operator.startsWith("$")
                    ? "The operator " + operator + " is not known here"
                    : "What the query says of " + name + " mixes operators with the field " + operator);
        };
    }

    /// Patterns are for values without an operator and for lists: behind `$eq` and its like, what GenieACS makes of a
    /// pattern is a document for MongoDB, which equals nothing.
    private static Condition comparison(Comparison how, String name, Datum value, Operands as)
            throws MalformedQueryException {
        return either(compared(how, as.values(name, value)));
    }

    private static List<Condition> compared(Comparison how, List<Datum> values) {
        List<Condition> either = new ArrayList<>();
        for (Datum value : values) {
            either.add(new Condition.Compared(how, value));
        }
        return either;
    }

    private static Condition either(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Either(conditions);
    }

    private Condition oneOf(String name, Datum.Array list, Operands as) throws MalformedQueryException {
        List<Datum> values = new ArrayList<>();
        List<TextPattern> patterns = new ArrayList<>();
        for (Datum value : list) {
            if (value instanceof Datum.Document document && hasOperators(document)) {
                throw MalformedQueryException.refused("A list of values has operators in it");
            }
            values.addAll(as.values(name, value));
            for (TextPattern pattern : as.patterns(value)) {
                patterns.add(counted(pattern));
            }
        }
        return new Condition.OneOf(values, patterns);
    }

    private Condition regex(Datum source, Datum options) throws MalformedQueryException {
        if (source instanceof Datum.Text(String text) && options instanceof Datum.Text(String flags)) {
            return new Condition.Matches(counted(TextPattern.of(text, flags)));
        }
        throw MalformedQueryException.refused("A $regex and its $options are texts");
    }

    private TextPattern counted(TextPattern pattern) throws MalformedQueryException {
        instructions += pattern.size();
        if (instructions > MOST_INSTRUCTIONS) {
            throw MalformedQueryException.refused("The regular expressions of the query are too large");
        }
        return pattern;
    }

    private static boolean isTrue(Datum value) {
        return switch (value) {
            case Datum.Truth(boolean truth) -> truth;
            case Datum.Numeral(double number) -> number != 0;
            case Datum.Nothing _ -> false;
            case Datum.Document _,Datum.Array _,Datum.Text _,Datum.Date _,Datum.ObjectId _ -> true;
        };
    }

    private static Set<BsonType> types(Datum value) throws MalformedQueryException {
        List<Datum> asked = value instanceof Datum.Array array ? array.values() : List.of(value);
        if (asked.isEmpty()) {
            throw MalformedQueryException.refused("What $type lists is empty");
        }
        Set<BsonType> types = EnumSet.noneOf(BsonType.class);
        for (Datum one : asked) {
            BsonType type = switch (one) {
                case Datum.Text(String name) -> BsonType.named(name);
                case Datum.Numeral(double number) -> BsonType.numbered(number);
                case Datum.Document _,Datum.Array _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ -> null;
            };
            if (type == null) {
                throw MalformedQueryException.refused("A $type is not known here");
            }
            types.add(type);
        }
        return types;
    }

    private static int size(Datum value) throws MalformedQueryException {
        if (value instanceof Datum.Numeral(double number) && number >= 0 && number == (int) number) {
            return (int) number;
        }
        throw MalformedQueryException.refused("A $size is no whole number");
    }

    private Condition all(Datum.Array list) throws MalformedQueryException {
        List<Condition> every = new ArrayList<>();
        for (Datum value : list) {
            if (!(value instanceof Datum.Document document) || !hasOperators(document)) {
                every.add(new Condition.Compared(Comparison.EQUAL, value));
            } else if (document.fields().size() == 1 && document.get("$elemMatch") instanceof Datum inner) {
                every.add(element(inner));
            } else {
                throw MalformedQueryException.refused("In a list of $all stands another operator than $elemMatch");
            }
        }
        return every.isEmpty() ? Condition.Either.NEVER : new Condition.Every(every);
    }

    /// With logical operators or names it is a query for the elements, with other operators a condition on them.
    private Condition element(Datum value) throws MalformedQueryException {
        if (!(value instanceof Datum.Document document)) {
            throw MalformedQueryException.refused("What $elemMatch asks is no object");
        }
        String first = document.fields().isEmpty() ? "" : document.fields().firstEntry().getKey();
        boolean query = !first.startsWith("$") || Set.of("$and", "$or", "$nor").contains(first);
        return query
                ? new Condition.ElementFits(query(document, Operands.PLAIN))
                : new Condition.ElementIs(operators("", document, Operands.PLAIN));
    }

    private static Datum.Array array(String operator, Datum value) throws MalformedQueryException {
        if (value instanceof Datum.Array array) {
            return array;
        }
        throw MalformedQueryException.refused("What " + operator + " lists is no array");
    }
}
