package org.pilotacs.acs.door.console;

import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.door.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One page of a box's parameters.
///
/// @param total nodes known of the box
/// @param next the path after which the next page begins, empty on the last
public record ParameterList(String prefix, List<Row> rows, int total, String next) {
    /// @param writable in a word, empty if not known or not
    public record Row(String path, String value, String type, String writable, Instant learnt, String age) {}

    static ParameterList of(ParameterTree tree, String prefix, String after, int limit, Words words, Instant now) {
        List<Parameter> found = tree.under(prefix).stream().filter(one -> one.path().compareTo(after) > 0)
                .limit(limit + 1L).toList();
        List<Parameter> page = found.size() > limit ? found.subList(0, limit) : found;
        return new ParameterList(prefix, page.stream().map(one -> row(one, words, now)).toList(), tree.size(),
                found.size() > limit ? page.getLast().path() : "");
    }

    private static Row row(Parameter parameter, Words words, Instant now) {
        var value = parameter.value();
        return new Row(parameter.path(), value == null ? "" : value.text(),
                value == null ? "" : words.say("type." + value.type().name()),
                Boolean.TRUE.equals(parameter.writable()) ? words.say("parameters.writable") : "", parameter.learnt(),
                words.ago(Duration.between(parameter.learnt(), now)));
    }
}
