package org.pilotacs.acs.provisioning.expression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An expression of the language in which GenieACS 1.2 has preconditions, arguments of provisions, settings and
/// filters. Immutable.
///
/// The text of one (`toString`) parses to an equal one. Chains of one precedence are kept flat, so that nothing is
/// nested deeper than the parentheses and braces of its text.
public sealed interface Expression {
    /// Characters of the longest text that is parsed.
    int LONGEST = 65_536;
    /// How deep parentheses, braces, arguments and `CASE` are nested at most. Each level can hold one operator of each
    /// precedence, and all of them are to fit into a stack when two expressions are compared; GenieACS needs minutes for
    /// a third of this.
    int DEEPEST = 32;

    /// The empty text is `NULL`.
    ///
    /// @throws ExpressionSyntaxException if it is not an expression, is longer than [#LONGEST] or nested deeper
    ///     than [#DEEPEST]
    static Expression parse(String text) {
        return text.isEmpty() ? new Literal(Value.none()) : new ExpressionParser(text).whole();
    }

    /// @throws ExpressionLimitException if it takes too long or builds too long a text
    default Value evaluate(Context context) {
        return new Evaluation(context, new Work()).of(this);
    }

    /// The paths of all parameters it mentions, in the order of its text, whether its value depends on them or not.
    ///
    /// A step of a path that has a dynamic part without a value is `*`; a path of which nothing is known is left out,
    /// for it would be the whole device.
    ///
    /// @throws ExpressionLimitException as [#evaluate(Context)]
    default Set<String> names(Context context) {
        return new ParameterNames(context).of(this);
    }

    /// @param value reads back from its text, unless it is the number that is none
    record Literal(Value value) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// @param parts of its path, to be joined; a text is a fixed one
    record Parameter(List<Expression> parts) implements Expression {
        public Parameter {
            parts = joined(parts);
        }

        public static Parameter of(String path) {
            return new Parameter(List.of(new Literal(Value.of(path))));
        }

        /// `a{'b'}c` is `abc`.
        private static List<Expression> joined(List<Expression> parts) {
            List<Expression> joined = new ArrayList<>();
            StringBuilder fixed = new StringBuilder();
            boolean pending = false;
            for (Expression part : parts) {
                if (part instanceof Literal(Value.Text(String text))) {
                    fixed.append(text);
                    pending = true;
                } else {
                    if (pending) {
                        joined.add(new Literal(Value.of(fixed.toString())));
                    }
                    fixed.setLength(0);
                    pending = false;
                    joined.add(part);
                }
            }
            if (pending) {
                joined.add(new Literal(Value.of(fixed.toString())));
            }
            return checked(joined, 1);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// @param operands two or more
    record And(List<Expression> operands) implements Expression {
        public And {
            operands = checked(operands.getFirst() instanceof And(List<Expression> before)
                    ? continued(before, operands)
                    : operands, 2);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// @param operands two or more
    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = checked(operands.getFirst() instanceof Or(List<Expression> before)
                    ? continued(before, operands)
                    : operands, 2);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    record Comparison(Relation relation, Expression left, Expression right) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    record Like(Expression text, Expression pattern, @Nullable Expression escape, boolean negated)
            implements
                Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// `IS NULL`, or negated.
    record NullTest(Expression operand, boolean negated) implements Expression {
        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// `a + b - c`, or `a * b / c`.
    ///
    /// @param steps one or more, either sums or products
    record Arithmetic(Expression first, List<Step> steps) implements Expression {
        public Arithmetic {
            boolean product = steps.getFirst().operator().isProduct();
            if (steps.stream().anyMatch(step -> step.operator().isProduct() != product)) {
                throw new IllegalArgumentException("sums and products in one chain");
            }
            if (first instanceof Arithmetic(Expression start, List<Step> before)
                    && before.getFirst().operator().isProduct() == product) {
                List<Step> all = new ArrayList<>(before);
                all.addAll(steps);
                first = start;
                steps = all;
            }
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// `a || b`.
    ///
    /// @param parts two or more
    record Concatenation(List<Expression> parts) implements Expression {
        public Concatenation {
            parts = checked(parts.getFirst() instanceof Concatenation(List<Expression> before)
                    ? continued(before, parts)
                    : parts, 2);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// @param whens may be none
    record Case(List<When> whens, @Nullable Expression otherwise) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /// @param function in capitals
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    record When(Expression condition, Expression result) {}

    record Step(Operator operator, Expression operand) {}

    enum Operator {
        PLUS("+"), MINUS("-"), TIMES("*"), DIVIDED_BY("/"), MODULO("%");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean isProduct() {
            return this != PLUS && this != MINUS;
        }
    }

    /// In the order in which they are to be tried: a longer sign before its beginning.
    enum Relation {
        AT_LEAST(">="), UNEQUAL("<>"), AT_MOST("<="), EQUAL("="), GREATER(">"), LESS("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /// A first operand of the same kind is the beginning of the chain: parentheses around it say nothing.
    private static List<Expression> continued(List<Expression> before, List<Expression> operands) {
        List<Expression> all = new ArrayList<>(before);
        all.addAll(operands.subList(1, operands.size()));
        return all;
    }

    private static List<Expression> checked(List<Expression> operands, int least) {
        if (operands.size() < least) {
            throw new IllegalArgumentException("fewer than " + least + " operands");
        }
        return List.copyOf(operands);
    }
}
