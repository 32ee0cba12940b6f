package org.pilotacs.agent.conf;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What an operator wrote cannot be used. Its message has one line for each problem, in the order of the file.
public final class ConfProblems extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfProblems(List<Problem> problems) {
        super(problems.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::toString)
                .collect(Collectors.joining("\n")));
    }
}
