package org.pilotacs.acs.provisioning.expression;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Expression.And;
import org.pilotacs.acs.provisioning.expression.Expression.Arithmetic;
import org.pilotacs.acs.provisioning.expression.Expression.Call;
import org.pilotacs.acs.provisioning.expression.Expression.Case;
import org.pilotacs.acs.provisioning.expression.Expression.Comparison;
import org.pilotacs.acs.provisioning.expression.Expression.Concatenation;
import org.pilotacs.acs.provisioning.expression.Expression.Like;
import org.pilotacs.acs.provisioning.expression.Expression.Literal;
import org.pilotacs.acs.provisioning.expression.Expression.Not;
import org.pilotacs.acs.provisioning.expression.Expression.NullTest;
import org.pilotacs.acs.provisioning.expression.Expression.Or;
import org.pilotacs.acs.provisioning.expression.Expression.Parameter;
import org.pilotacs.acs.provisioning.expression.Expression.Relation;
import org.pilotacs.acs.provisioning.expression.Expression.When;

import java.util.ArrayList;
import java.util.List;

/// One evaluation of an expression. Nothing in, nothing out, except where three-valued logic knows better. Confined to
/// one thread.
final class Evaluation {
    private final Context context;
    private final Work work;

    Evaluation(Context context, Work work) {
        this.context = context;
        this.work = work;
    }

    Value of(Expression expression) {
        return switch (expression) {
            case Literal(Value value) -> value;
            case Parameter(List<Expression> parts) -> path(parts) instanceof Value.Text(String path)
                    ? context.parameter(path)
                    : Value.none();
            case Not(Expression operand) -> not(of(operand));
            case And(List<Expression> operands) -> logic(operands, false);
            case Or(List<Expression> operands) -> logic(operands, true);
            case Comparison it -> compared(of(it.left()), it.relation(), of(it.right()));
            case Like it -> like(it);
            case NullTest(Expression operand, boolean negated) -> Value.of(of(operand).isNull() != negated);
            case Arithmetic it -> new Calculation(it, this, work).result();
            case Concatenation(List<Expression> parts) -> joined(parts);
            case Case(List<When> whens, @Nullable Expression otherwise) -> chosen(whens, otherwise);
            case Call(String function, List<Expression> arguments) -> called(function, arguments);
        };
    }

    private static Value not(Value operand) {
        return operand.isNull() ? Value.none() : Value.of(!operand.isTrue());
    }

    /// @param deciding what one operand need only be for all to be: false in AND, true in OR
    private Value logic(List<Expression> operands, boolean deciding) {
        boolean unknown = false;
        for (Expression operand : operands) {
            Value value = of(operand);
            if (value.isNull()) {
                unknown = true;
            } else if (value.isTrue() == deciding) {
                return Value.of(deciding);
            }
        }
        return unknown ? Value.none() : Value.of(!deciding);
    }

    private static Value compared(Value left, Relation relation, Value right) {
        if (left.isNull() || right.isNull()) {
            return Value.none();
        }
        int order = Coercion.compare(left, right);
        return Value.of(switch (relation) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        });
    }

    private Value like(Like it) {
        Value text = of(it.text());
        Value pattern = of(it.pattern());
        Value escape = it.escape() == null ? Value.of("") : of(it.escape());
        if (text.isNull() || pattern.isNull() || escape.isNull()) {
            return Value.none();
        }
        String escaping = escape instanceof Value.Text(String character) ? character : "";
        LikePattern like = new LikePattern(Coercion.matchedText(pattern), escaping, work);
        return Value.of(like.matches(Coercion.matchedText(text), work) != it.negated());
    }

    /// Nothing if a part is.
    private Value joined(List<Expression> parts) {
        StringBuilder joined = new StringBuilder();
        boolean unknown = false;
        for (Expression part : parts) {
            Value value = of(part);
            unknown |= value.isNull();
            if (!unknown) {
                work.join(joined, Coercion.text(value));
            }
        }
        return unknown ? Value.none() : Value.of(joined.toString());
    }

    /// A path of a single part must be a text: there is no parameter 5.
    private Value path(List<Expression> parts) {
        return parts.size() == 1 ? of(parts.getFirst()) : joined(parts);
    }

    private Value chosen(List<When> whens, @Nullable Expression otherwise) {
        for (When when : whens) {
            if (of(when.condition()).isTrue()) {
                return of(when.result());
            }
        }
        return otherwise == null ? Value.none() : of(otherwise);
    }

    private Value called(String function, List<Expression> arguments) {
        if (function.equals("COALESCE")) {
            return firstKnown(arguments);
        }
        List<Value> values = new ArrayList<>();
        for (Expression argument : arguments) {
            values.add(of(argument));
        }
        return switch (function) {
            case "NOW" -> Value.of((double) context.now().toEpochMilli());
            case "UPPER" -> PureFunctions.upper(values, work);
            case "LOWER" -> PureFunctions.lower(values, work);
            case "ROUND" -> PureFunctions.round(values, work);
            default -> context.call(function, values);
        };
    }

    private Value firstKnown(List<Expression> arguments) {
        for (Expression argument : arguments) {
            Value value = of(argument);
            if (!value.isNull()) {
                return value;
            }
        }
        return Value.none();
    }
}
