package org.pilotacs.acs.provisioning.expression;

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

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Collects the paths that an expression mentions, those within dynamic parts before those made of them. Used once.
final class ParameterNames {
    /// Stands for a part without a value; no path has it.
    private static final char UNKNOWN = '\0';

    private final Evaluation evaluation;
    private final Work work = new Work();
    private final SequencedSet<String> names = new LinkedHashSet<>();

    ParameterNames(Context context) {
        evaluation = new Evaluation(context, work);
    }

    SequencedSet<String> of(Expression expression) {
        visit(expression);
        return Collections.unmodifiableSequencedSet(names);
    }

    private void visit(Expression expression) {
        switch (expression) {
            case Literal _ -> {
            }
            case Parameter(List<Expression> parts) -> {
                parts.forEach(this::visit);
                add(parts);
            }
            case Not(Expression operand) -> visit(operand);
            case And(List<Expression> operands) -> operands.forEach(this::visit);
            case Or(List<Expression> operands) -> operands.forEach(this::visit);
            case Comparison it -> {
                visit(it.left());
                visit(it.right());
            }
            case Like it -> visit(it);
            case NullTest it -> visit(it.operand());
            case Arithmetic it -> {
                visit(it.first());
                it.steps().stream().map(Step::operand).forEach(this::visit);
            }
            case Concatenation(List<Expression> parts) -> parts.forEach(this::visit);
            case Case it -> visit(it);
            case Call it -> it.arguments().forEach(this::visit);
        }
    }

    private void visit(Like it) {
        visit(it.text());
        visit(it.pattern());
        if (it.escape() != null) {
            visit(it.escape());
        }
    }

    private void visit(Case it) {
        for (When when : it.whens()) {
            visit(when.condition());
            visit(when.result());
        }
        if (it.otherwise() != null) {
            visit(it.otherwise());
        }
    }

    private void add(List<Expression> parts) {
        StringBuilder path = new StringBuilder();
        boolean known = false;
        for (Expression part : parts) {
            Value value = evaluation.of(part);
            if (value.isNull()) {
                path.append(UNKNOWN);
            } else if (parts.size() > 1 || value instanceof Value.Text) {
                work.join(path, Coercion.text(value));
                known = true;
            }
        }
        if (known && !path.isEmpty()) {
            names.add(path.indexOf(String.valueOf(UNKNOWN)) < 0 ? path.toString() : withStars(path.toString()));
        }
    }

    private static String withStars(String path) {
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps[i].indexOf(UNKNOWN) < 0 ? steps[i] : "*";
        }
        return String.join(".", steps);
    }
}
