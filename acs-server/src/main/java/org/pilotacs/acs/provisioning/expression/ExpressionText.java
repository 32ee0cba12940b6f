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
import org.pilotacs.acs.provisioning.expression.Expression.Step;
import org.pilotacs.acs.provisioning.expression.Expression.When;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes an expression: keywords in capitals, texts in single quotes, and no parentheses that are not needed.
final class ExpressionText {
    private static final Pattern FIXED = Pattern.compile("[a-zA-Z0-9_.*-]+");
    private static final Pattern FIRST = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)[a-zA-Z0-9_.*-]*");
    /// Not all of them are reserved everywhere, but nobody has to know where.
    private static final Set<String> WORDS = Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "LIKE", "ESCAPE", "IS",
            "CASE", "WHEN", "THEN", "ELSE", "END");

    private final StringBuilder text = new StringBuilder();

    private ExpressionText() {}

    static String of(Expression expression) {
        ExpressionText it = new ExpressionText();
        it.write(expression);
        return it.text.toString();
    }

    /// How tightly an expression holds together; what an operator takes holds more tightly than itself.
    private enum Binding {
        OR, AND, NOT, COMPARISON, JOIN, SUM, PRODUCT, VALUE;

        static Binding of(Expression expression) {
            return switch (expression) {
                case Or _ -> OR;
                case And _ -> AND;
                case Not _ -> NOT;
                case Comparison _,Like _,NullTest _ -> COMPARISON;
                case Concatenation _ -> JOIN;
                case Arithmetic it -> it.steps().getFirst().operator().isProduct() ? PRODUCT : SUM;
                case Literal _,Parameter _,Case _,Call _ -> VALUE;
            };
        }
    }

    private void write(Expression expression) {
        switch (expression) {
            case Literal(Value value) -> write(value);
            case Parameter(List<Expression> parts) -> writePath(parts);
            case Not(Expression operand) -> {
                text.append("NOT ");
                write(operand, Binding.NOT);
            }
            case And(List<Expression> operands) -> write(operands, " AND ", Binding.AND);
            case Or(List<Expression> operands) -> write(operands, " OR ", Binding.OR);
            case Comparison it -> {
                write(it.left(), Binding.COMPARISON);
                text.append(' ').append(it.relation().sign()).append(' ');
                write(it.right(), Binding.COMPARISON);
            }
            case Like it -> writeLike(it);
            case NullTest(Expression operand, boolean negated) -> {
                write(operand, Binding.COMPARISON);
                text.append(negated ? " IS NOT NULL" : " IS NULL");
            }
            case Arithmetic it -> writeArithmetic(it);
            case Concatenation(List<Expression> parts) -> write(parts, " || ", Binding.JOIN);
            case Case(List<When> whens, @Nullable Expression otherwise) -> writeCase(whens, otherwise);
            case Call(String function, List<Expression> arguments) -> {
                text.append(function).append('(');
                write(arguments, ", ", null);
                text.append(')');
            }
        }
    }

    /// In parentheses unless it holds together more tightly than what it is an operand of.
    private void write(Expression operand, @Nullable Binding of) {
        boolean bare = of == null || Binding.of(operand).compareTo(of) > 0;
        text.append(bare ? "" : "(");
        write(operand);
        text.append(bare ? "" : ")");
    }

    private void write(List<Expression> operands, String between, @Nullable Binding of) {
        for (int i = 0; i < operands.size(); i++) {
            text.append(i == 0 ? "" : between);
            write(operands.get(i), of);
        }
    }

    private void writeLike(Like it) {
        write(it.text(), Binding.COMPARISON);
        text.append(it.negated() ? " NOT LIKE " : " LIKE ");
        write(it.pattern(), Binding.COMPARISON);
        if (it.escape() != null) {
            text.append(" ESCAPE ");
            write(it.escape(), Binding.COMPARISON);
        }
    }

    private void writeArithmetic(Arithmetic it) {
        Binding binding = Binding.of(it);
        write(it.first(), binding);
        for (Step step : it.steps()) {
            text.append(' ').append(step.operator().sign()).append(' ');
            write(step.operand(), binding);
        }
    }

    private void writeCase(List<When> whens, @Nullable Expression otherwise) {
        text.append("CASE ");
        for (When when : whens) {
            text.append("WHEN ");
            write(when.condition());
            text.append(" THEN ");
            write(when.result());
            text.append(' ');
        }
        if (otherwise != null) {
            text.append("ELSE ");
            write(otherwise);
            text.append(' ');
        }
        text.append("END");
    }

    private void writePath(List<Expression> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal(Value.Text(String fixed)) && isBare(fixed, i == 0)) {
                text.append(fixed);
            } else {
                text.append('{');
                write(parts.get(i));
                text.append('}');
            }
        }
    }

    /// What begins a path must not look like a number or a keyword.
    private static boolean isBare(String fixed, boolean first) {
        if (!first) {
            return FIXED.matcher(fixed).matches();
        }
        var form = FIRST.matcher(fixed);
        return form.matches() && !WORDS.contains(form.group(1).toUpperCase(Locale.ROOT));
    }

    private void write(Value value) {
        switch (value) {
            case Value.Null _ -> text.append("NULL");
            case Value.Bool(boolean truth) -> text.append(truth ? "TRUE" : "FALSE");
            case Value.Num(double number) -> text.append(Double.isInfinite(number)
                    ? number > 0 ? "1e999" : "-1e999"
                    : NumberText.of(number));
            case Value.Text(String it) -> text.append('\'').append(it.replace("'", "''")).append('\'');
        }
    }
}
