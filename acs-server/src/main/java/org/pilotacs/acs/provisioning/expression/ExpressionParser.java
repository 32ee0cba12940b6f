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
import org.pilotacs.acs.provisioning.expression.Expression.Operator;
import org.pilotacs.acs.provisioning.expression.Expression.Or;
import org.pilotacs.acs.provisioning.expression.Expression.Parameter;
import org.pilotacs.acs.provisioning.expression.Expression.Relation;
import org.pilotacs.acs.provisioning.expression.Expression.Step;
import org.pilotacs.acs.provisioning.expression.Expression.When;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads one expression by recursive descent, in time linear in its length. Used once.
///
/// From loose to tight: `OR`; `AND`; `NOT`, once; one comparison, which includes `LIKE` and `IS NULL`; `||`; `+ -`; `*
/// / %`. So `||` is looser than `+`. Words are keywords only where one can stand: `NOT = 1` compares a parameter of
/// that name.
final class ExpressionParser {
    private static final List<Operator> SUMS = List.of(Operator.PLUS, Operator.MINUS);
    private static final List<Operator> PRODUCTS = List.of(Operator.TIMES, Operator.DIVIDED_BY, Operator.MODULO);

    private final ExpressionSource source;
    private int depth;

    ExpressionParser(String text) {
        if (text.length() > Expression.LONGEST) {
            throw new ExpressionSyntaxException(Expression.LONGEST,
                    "an expression has at most " + Expression.LONGEST + " characters");
        }
        source = new ExpressionSource(text);
    }

    Expression whole() {
        Expression whole = expression();
        if (!source.isAtEnd()) {
            throw source.expected("an operator or the end");
        }
        return whole;
    }

    private Expression expression() {
        if (++depth > Expression.DEEPEST) {
            throw source.expected("at most " + Expression.DEEPEST + " levels of nesting");
        }
        source.skipSpace();
        List<Expression> operands = new ArrayList<>();
        do {
            operands.add(conjunction());
        } while (source.takeWord("OR"));
        depth--;
        return operands.size() == 1 ? operands.getFirst() : new Or(operands);
    }

    private Expression conjunction() {
        List<Expression> operands = new ArrayList<>();
        do {
            operands.add(negation());
        } while (source.takeWord("AND"));
        return operands.size() == 1 ? operands.getFirst() : new And(operands);
    }

    private Expression negation() {
        int from = source.position();
        if (!source.takeWord("NOT")) {
            return comparison(primary());
        }
        if (source.take("(")) {
            return negatedGroup();
        }
        if (source.isAtValue()) {
            return new Not(comparison(primary()));
        }
        source.returnTo(from);
        return comparison(primary());
    }

    /// `NOT (a)` negates what begins with `(a)`, but any other number of arguments makes it a function, which there is
    /// none of.
    private Expression negatedGroup() {
        List<Expression> group = arguments();
        return group.size() == 1
                ? new Not(comparison(group.getFirst()))
                : comparison(new Call("NOT", group));
    }

    /// @param first what was read already, the innermost left operand
    private Expression comparison(Expression first) {
        Expression left = concatenation(first);
        if (source.takeWord("IS")) {
            boolean negated = source.takeWord("NOT");
            source.needWord("NULL");
            return new NullTest(left, negated);
        }
        for (Relation relation : Relation.values()) {
            if (source.take(relation.sign())) {
                return new Comparison(relation, left, concatenation(primary()));
            }
        }
        boolean negated = source.takeWord("NOT");
        if (negated) {
            source.needWord("LIKE");
        } else if (!source.takeWord("LIKE")) {
            return left;
        }
        Expression pattern = concatenation(primary());
        return new Like(left, pattern, source.takeEscape() ? concatenation(primary()) : null, negated);
    }

    private Expression concatenation(Expression first) {
        List<Expression> parts = new ArrayList<>();
        parts.add(sum(first));
        while (source.take("||")) {
            parts.add(sum(primary()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Concatenation(parts);
    }

    private Expression sum(Expression first) {
        Expression start = product(first);
        List<Step> steps = new ArrayList<>();
        for (Operator operator = takeOf(SUMS); operator != null; operator = takeOf(SUMS)) {
            steps.add(new Step(operator, product(primary())));
        }
        return steps.isEmpty() ? start : new Arithmetic(start, steps);
    }

    private Expression product(Expression first) {
        List<Step> steps = new ArrayList<>();
        for (Operator operator = takeOf(PRODUCTS); operator != null; operator = takeOf(PRODUCTS)) {
            steps.add(new Step(operator, primary()));
        }
        return steps.isEmpty() ? first : new Arithmetic(first, steps);
    }

    private @Nullable Operator takeOf(List<Operator> operators) {
        for (Operator operator : operators) {
            if (source.take(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    private Expression primary() {
        if (source.takeWord("NULL")) {
            return new Literal(Value.none());
        }
        if (source.takeWord("TRUE")) {
            return new Literal(Value.of(true));
        }
        if (source.takeWord("FALSE")) {
            return new Literal(Value.of(false));
        }
        Double number = source.takeNumber();
        if (number != null) {
            return new Literal(Value.of(number));
        }
        if (source.isAt("'")) {
            return new Literal(Value.of(source.takeSingleQuoted()));
        }
        if (source.isAt("\"")) {
            return new Literal(Value.of(source.takeDoubleQuoted()));
        }
        String function = source.takeFunction();
        if (function != null) {
            return new Call(function.toUpperCase(Locale.ROOT), arguments());
        }
        if (source.take("(")) {
            Expression inner = expression();
            source.need(")");
            return inner;
        }
        return takeCase() ? cases() : parameter();
    }

    /// After the opening parenthesis, to the closing one.
    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (source.take(")")) {
            return arguments;
        }
        do {
            arguments.add(expression());
        } while (source.take(","));
        if (!source.take(")")) {
            throw source.expected("',' or ')'");
        }
        return arguments;
    }

    private boolean takeCase() {
        int from = source.position();
        if (source.takeWord("CASE") && (source.isAtWord("WHEN") || source.isAtWord("ELSE") || source.isAtWord("END"))) {
            return true;
        }
        source.returnTo(from);
        return false;
    }

    private Expression cases() {
        List<When> whens = new ArrayList<>();
        while (source.takeWord("WHEN")) {
            Expression condition = expression();
            source.needWord("THEN");
            whens.add(new When(condition, expression()));
        }
        Expression otherwise = source.takeWord("ELSE") ? expression() : null;
        if (!source.takeWord("END")) {
            throw source.expected(otherwise == null ? "WHEN, ELSE or END" : "END");
        }
        return new Case(whens, otherwise);
    }

    private Expression parameter() {
        List<Expression> parts = new ArrayList<>();
        for (;;) {
            String fixed = source.takePath();
            if (!fixed.isEmpty()) {
                parts.add(new Literal(Value.of(fixed)));
            } else if (source.isAt("{")) {
                parts.add(dynamicPart());
            } else if (parts.isEmpty()) {
                throw source.expected("a value");
            } else {
                source.skipSpace();
                return new Parameter(parts);
            }
        }
    }

    /// Blanks after it end the path.
    private Expression dynamicPart() {
        source.take("{");
        Expression part = expression();
        source.needBare("}");
        return part;
    }
}
