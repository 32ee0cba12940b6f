package org.pilotacs.acs.door.nbi.query;

import org.pilotacs.acs.door.nbi.query.Condition.Comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every document that fits a query has at a path, or, if there is an array, in one of its elements.
///
/// @param anyOf at least one of them holds; never empty, unless nothing can fit
public record Required(String path, List<Bound> anyOf) {
    /// What a value is held to.
    public sealed interface Bound {}

    /// @param operand never null, nor missing
    public record Compared(Comparison how, Datum operand) implements Bound {}

    /// The value is a text that begins so.
    public record Beginning(String prefix) implements Bound {}

    public Required {
        anyOf = List.copyOf(anyOf);
    }

    static List<Required> of(Query query) {
        return switch (query) {
            case Query.All(List<Query> parts) -> parts.stream().flatMap(part -> of(part).stream()).toList();
            case Query.Any(List<Query> parts) -> common(parts);
            case Query.None _ -> List.of();
            case Query.Where(Path path, Condition condition) ->
                of(condition).stream().map(anyOf -> new Required(path.toString(), anyOf)).toList();
        };
    }

    /// The paths on which each of the parts requires something, with what any of them does.
    private static List<Required> common(List<Query> parts) {
        Map<String, List<Bound>> common = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Map<String, List<Bound>> here = new LinkedHashMap<>();
            for (Required required : of(parts.get(i))) {
                here.putIfAbsent(required.path(), required.anyOf());
            }
            if (i == 0) {
                here.forEach((path, bounds) -> common.put(path, new ArrayList<>(bounds)));
            } else {
                common.keySet().retainAll(here.keySet());
                common.forEach((path, bounds) -> bounds.addAll(here.getOrDefault(path, List.of())));
            }
        }
        return common.entrySet().stream().map(it -> new Required(it.getKey(), it.getValue())).toList();
    }

    /// All of the lists hold.
    private static List<List<Bound>> of(Condition condition) {
        return switch (condition) {
            case Condition.Compared(Comparison how, Datum operand) ->
                operand instanceof Datum.Nothing ? List.of() : List.of(List.of(new Compared(how, operand)));
            case Condition.OneOf(List<Datum> values, List<TextPattern> patterns) -> oneOf(values, patterns);
            case Condition.Matches(TextPattern pattern) -> oneOf(List.of(), List.of(pattern));
            case Condition.Every(List<Condition> conditions) ->
                conditions.stream().flatMap(it -> of(it).stream()).toList();
            case Condition.Either(List<Condition> conditions) -> either(conditions);
            // what stands in an array's elements is asked of its documents, and what must not be is no help
            case Condition.Exists _,Condition.OfType _,Condition.Size _,Condition.ElementFits _,Condition.ElementIs _,Condition.Not _ ->
                List.of();
        };
    }

    private static List<List<Bound>> oneOf(List<Datum> values, List<TextPattern> patterns) {
        List<Bound> bounds = new ArrayList<>();
        for (Datum value : values) {
            if (value instanceof Datum.Nothing) {
                return List.of();
            }
            bounds.add(new Compared(Comparison.EQUAL, value));
        }
        for (TextPattern pattern : patterns) {
            String prefix = pattern.prefix();
            if (prefix == null) {
                return List.of();
            }
            bounds.add(new Beginning(prefix));
        }
        return List.of(bounds);
    }

    private static List<List<Bound>> either(List<Condition> conditions) {
        List<Bound> bounds = new ArrayList<>();
        for (Condition condition : conditions) {
            List<List<Bound>> all = of(condition);
            if (all.isEmpty()) {
                return List.of();
            }
            bounds.addAll(all.getFirst());
        }
        return List.of(bounds);
    }
}
