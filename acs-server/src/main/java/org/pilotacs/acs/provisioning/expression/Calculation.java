package org.pilotacs.acs.provisioning.expression;

import org.pilotacs.acs.provisioning.expression.Expression.Arithmetic;
import org.pilotacs.acs.provisioning.expression.Expression.Operator;
import org.pilotacs.acs.provisioning.expression.Expression.Step;

import java.util.List;

/// The result of one chain of sums or products. Used once.
///
/// Steps with the same operator are done as GenieACS does them, so that the last digits are the same: neighbours first,
/// then their results. `a + b + c + d` is `(a + b) + (c + d)`, and `a - b - c - d` is `(a - b) - (c + d)`.
final class Calculation {
    private final Arithmetic chain;
    private final Evaluation evaluation;
    private final Work work;

    Calculation(Arithmetic chain, Evaluation evaluation, Work work) {
        this.chain = chain;
        this.evaluation = evaluation;
        this.work = work;
    }

    /// Nothing if an operand is nothing, or something is divided by zero.
    Value result() {
        Value result = evaluation.of(chain.first());
        List<Step> steps = chain.steps();
        int from = 0;
        while (from < steps.size()) {
            Operator operator = steps.get(from).operator();
            int to = from;
            while (to < steps.size() && steps.get(to).operator() == operator) {
                to++;
            }
            result = same(operator, result, steps.subList(from, to));
            from = to;
        }
        return result;
    }

    private Value same(Operator operator, Value first, List<Step> steps) {
        double[] numbers = new double[steps.size() + 1];
        boolean unknown = first.isNull();
        numbers[0] = unknown ? 0 : Coercion.number(first, work);
        for (int i = 0; i < steps.size(); i++) {
            Value value = evaluation.of(steps.get(i).operand());
            unknown |= value.isNull();
            numbers[i + 1] = value.isNull() ? 0 : Coercion.number(value, work);
        }
        return unknown ? Value.none() : switch (operator) {
            case PLUS -> paired(numbers, Operator.PLUS, Operator.PLUS);
            case MINUS -> paired(numbers, Operator.MINUS, Operator.PLUS);
            case TIMES -> paired(numbers, Operator.TIMES, Operator.TIMES);
            case DIVIDED_BY -> paired(numbers, Operator.DIVIDED_BY, Operator.TIMES);
            case MODULO -> remainder(numbers);
        };
    }

    /// @param leading joins the first two numbers, whatever they have become
    private static Value paired(double[] numbers, Operator leading, Operator others) {
        int count = numbers.length;
        while (count > 1) {
            if (leading == Operator.DIVIDED_BY && numbers[1] == 0) {
                return Value.none();
            }
            int pairs = 0;
            for (int i = 0; i < count; i += 2) {
                numbers[pairs] = i + 1 == count
                        ? numbers[i]
                        : applied(pairs == 0 ? leading : others, numbers[i], numbers[i + 1]);
                pairs++;
            }
            count = pairs;
        }
        return Value.of(numbers[0]);
    }

    private static double applied(Operator operator, double one, double other) {
        return switch (operator) {
            case PLUS -> one + other;
            case MINUS -> one - other;
            case TIMES -> one * other;
            case DIVIDED_BY -> one / other;
            case MODULO -> one % other;
        };
    }

    /// From left to right, by whole numbers.
    private static Value remainder(double[] numbers) {
        double rest = numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            double divisor = numbers[i] < 0 ? Math.ceil(numbers[i]) : Math.floor(numbers[i]);
            if (divisor == 0) {
                return Value.none();
            }
            rest = rest % divisor;
        }
        return Value.of(rest);
    }
}
