package org.pilotacs.acs.provisioning.preset;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.provisioning.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/// Expressions as GenieACS stores arguments of provisions: nested arrays with the operator first.
final class StoredExpression {
    private static final int DEEPEST = Expression.DEEPEST;

    private StoredExpression() {}

    static Expression read(JsonNode json) throws BadPresetException {
        return read(json, 0);
    }

    private static Expression read(JsonNode json, int depth) throws BadPresetException {
        if (depth > DEEPEST) {
            throw new BadPresetException("args: an expression is nested more than " + DEEPEST + " deep");
        }
        if (!json.isArray()) {
            return new Expression.Literal(PresetForm.value(json));
        }
        String operator = json.path(0).asText("");
        List<Expression> operands = new ArrayList<>();
        for (int i = 1; i < json.size(); i++) {
            if (!(operator.equals("FUNC") && i == 1)) {
                operands.add(read(json.get(i), depth + 1));
            }
        }
        try {
            return of(operator, operands, json);
        } catch (RuntimeException _) {
            throw new BadPresetException("args: no expression: " + json);
        }
    }

    private static Expression of(String operator, List<Expression> operands, JsonNode json) {
        return switch (operator) {
            case "PARAM" -> new Expression.Parameter(operands);
            case "FUNC" -> new Expression.Call(json.get(1).asText(), operands);
            case "NOT" -> new Expression.Not(operands.getFirst());
            case "AND" -> new Expression.And(operands);
            case "OR" -> new Expression.Or(operands);
            case "||" -> new Expression.Concatenation(operands);
            case "IS NULL" -> new Expression.NullTest(operands.getFirst(), false);
            case "IS NOT NULL" -> new Expression.NullTest(operands.getFirst(), true);
            case "LIKE", "NOT LIKE" -> new Expression.Like(operands.get(0), operands.get(1),
                    operands.size() > 2 ? operands.get(2) : null, operator.startsWith("NOT"));
            case "+", "-", "*", "/", "%" -> arithmetic(operator, operands);
            case "CASE" -> cases(operands);
            default -> new Expression.Comparison(relation(operator), operands.get(0), operands.get(1));
        };
    }

    private static Expression arithmetic(String sign, List<Expression> operands) {
        List<Expression.Step> steps = new ArrayList<>();
        for (Expression.Operator one : Expression.Operator.values()) {
            if (one.sign().equals(sign)) {
                operands.stream().skip(1).forEach(operand -> steps.add(new Expression.Step(one, operand)));
            }
        }
        return new Expression.Arithmetic(operands.getFirst(), steps);
    }

    private static Expression.Relation relation(String sign) {
        for (Expression.Relation one : Expression.Relation.values()) {
            if (one.sign().equals(sign)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no operator " + sign);
    }

    /// Condition and result in turns; the last one alone is what else it is.
    private static Expression cases(List<Expression> operands) {
        List<Expression.When> whens = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            whens.add(new Expression.When(operands.get(i), operands.get(i + 1)));
        }
        return new Expression.Case(whens, operands.size() % 2 == 0 ? null : operands.getLast());
    }
}
