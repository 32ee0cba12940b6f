package org.pilotacs.acs.provisioning.expression;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.provisioning.expression.Expression.And;
import org.pilotacs.acs.provisioning.expression.Expression.Comparison;
import org.pilotacs.acs.provisioning.expression.Expression.Literal;
import org.pilotacs.acs.provisioning.expression.Expression.NullTest;
import org.pilotacs.acs.provisioning.expression.Expression.Or;
import org.pilotacs.acs.provisioning.expression.Expression.Parameter;
import org.pilotacs.acs.provisioning.expression.Expression.Relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Reads the form that preconditions of presets had before GenieACS 1.2, a MongoDB query, and makes an expression of
/// it.
///
/// Other keys than the operators and the tags are taken as paths of parameters as they stand, `_id` too, though no
/// session has a parameter of that name.
public final class MongoCondition {
    private static final int DEEPEST = Expression.DEEPEST / 2;

    private MongoCondition() {}

    /// The empty query is always true.
    ///
    /// @throws UnsupportedConditionException if it is no object, has another operator, a value of another type, or
    ///     is nested too deep
    public static Expression expression(JsonNode query) {
        return all(query, 0);
    }

    private static Expression all(JsonNode query, int depth) {
        if (!query.isObject()) {
            throw new UnsupportedConditionException("a condition is an object, not " + query);
        }
        if (depth > DEEPEST) {
            throw new UnsupportedConditionException("conditions are nested more than " + DEEPEST + " deep");
        }
        List<Expression> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : query.properties()) {
            String key = each.getKey();
            JsonNode value = each.getValue();
            switch (key) {
                case "$and" -> conditions.add(combined(each(key, value, depth), true));
                case "$or" -> conditions.add(combined(each(key, value, depth), false));
                case "_tags" -> tag(value, conditions);
                default -> {
                    if (key.startsWith("$")) {
                        throw new UnsupportedConditionException("the operator " + key + " is not supported");
                    } else if (key.startsWith("Tags.")) {
                        conditions.add(new NullTest(Parameter.of(key), isSet(key, value)));
                    } else {
                        parameter(key, value, conditions);
                    }
                }
            }
        }
        return combined(conditions, true);
    }

    private static List<Expression> each(String operator, JsonNode queries, int depth) {
        if (!queries.isArray()) {
            throw new UnsupportedConditionException(operator + " takes a list of conditions");
        }
        List<Expression> conditions = new ArrayList<>();
        queries.forEach(query -> conditions.add(all(query, depth + 1)));
        return conditions;
    }

    /// @param every AND, else OR; none of no conditions is true then
    private static Expression combined(List<Expression> conditions, boolean every) {
        return switch (conditions.size()) {
            case 0 -> new Literal(Value.of(every));
            case 1 -> conditions.getFirst();
            default -> every ? new And(conditions) : new Or(conditions);
        };
    }

    private static void tag(JsonNode value, List<Expression> conditions) {
        if (!value.isObject()) {
            conditions.add(hasTag(value, true));
            return;
        }
        operators(value, conditions, (operator, operand) -> switch (operator) {
            case "$eq" -> hasTag(operand, true);
            case "$ne" -> hasTag(operand, false);
            default -> throw new UnsupportedConditionException(
                    "the operator " + operator + " is not supported for _tags");
        });
    }

    private static Expression hasTag(JsonNode tag, boolean has) {
        if (!tag.isTextual()) {
            throw new UnsupportedConditionException("a tag is a text, not " + tag);
        }
        return new NullTest(Parameter.of("Tags." + TagName.of(tag.textValue())), has);
    }

    private static boolean isSet(String tag, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        for (String operator : List.of("$eq", "$ne", "$exists")) {
            JsonNode operand = value.get(operator);
            if (operand != null && operand.isBoolean() && value.size() == 1) {
                return operand.booleanValue() != operator.equals("$ne");
            }
        }
        throw new UnsupportedConditionException(
                tag + " is compared with true or false by one of $eq, $ne and $exists, not " + value);
    }

    private static void parameter(String path, JsonNode value, List<Expression> conditions) {
        if (!value.isObject()) {
            conditions.add(new Comparison(Relation.EQUAL, Parameter.of(path), literal(path, value)));
            return;
        }
        operators(value, conditions, (operator, operand) -> compared(path, operator, operand));
    }

    private static void operators(JsonNode operators, List<Expression> conditions,
            BiFunction<String, JsonNode, Expression> read) {
        List<Expression> all = new ArrayList<>();
        operators.properties().forEach(each -> all.add(read.apply(each.getKey(), each.getValue())));
        if (!all.isEmpty()) {
            conditions.add(combined(all, true));
        }
    }

    private static Expression compared(String path, String operator, JsonNode operand) {
        Relation relation = switch (operator) {
            case "$eq" -> Relation.EQUAL;
            case "$ne" -> Relation.UNEQUAL;
            case "$lt" -> Relation.LESS;
            case "$lte" -> Relation.AT_MOST;
            case "$gt" -> Relation.GREATER;
            case "$gte" -> Relation.AT_LEAST;
            default -> throw new UnsupportedConditionException("the operator " + operator + " is not supported");
        };
        Parameter parameter = Parameter.of(path);
        Expression comparison = new Comparison(relation, parameter, literal(operator, operand));
        return relation == Relation.UNEQUAL ? new Or(List.of(comparison, new NullTest(parameter, false))) : comparison;
    }

    private static Literal literal(String of, JsonNode value) {
        return new Literal(switch (value.getNodeType()) {
            case STRING -> Value.of(value.textValue());
            case NUMBER -> Value.of(value.doubleValue());
            case BOOLEAN -> Value.of(value.booleanValue());
            case NULL, ARRAY, OBJECT, BINARY, MISSING, POJO -> throw new UnsupportedConditionException(
                    of + " is compared with a text, a number or a truth, not with " + value);
        });
    }
}
