package org.pilotacs.acs.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What an operator wrote cannot be used. Its message has one line for each problem, in the order of the files' lines.
public final class YamlProblems extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public YamlProblems(List<Problem> problems) {
        super(inOrder(problems).stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = inOrder(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line)).toList();
    }
}
