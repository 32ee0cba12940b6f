package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A parameter path with places for instance numbers: `{i}` and `{j}` are kept, `*` stands for any number.
/// Immutable.
public final class PathPattern {
    private static final Pattern FORM = Pattern
            .compile("[A-Za-z_][A-Za-z0-9_-]*(\\.([A-Za-z_][A-Za-z0-9_-]*|0|[1-9][0-9]{0,8}|\\{i}|\\{j}|\\*))*");

    private static final int MOST_DIGITS = 9;

    private final String text;
    private final List<String> steps;
    private final String prefix;
    private final List<String> places;
    /// What follows the last place; the whole path if it has none.
    private final String suffix;

    private PathPattern(String text) {
        this.text = text;
        steps = List.of(text.split("\\."));
        places = steps.stream().filter(PathPattern::isPlace).toList();
        int fixed = 0;
        while (fixed < steps.size() && !isPlace(steps.get(fixed))) {
            fixed++;
        }
        prefix = fixed == steps.size() ? text : String.join(".", steps.subList(0, fixed)) + ".";
        suffix = text.substring(Math.max(text.lastIndexOf('}'), text.lastIndexOf('*')) + 1);
    }

    /// Null if it is not of that form, names a place twice, or has `{j}` without `{i}`.
    public static @Nullable PathPattern read(String text) {
        if (text.length() > 256 || !FORM.matcher(text).matches()) {
            return null;
        }
        PathPattern pattern = new PathPattern(text);
        long first = pattern.places.stream().filter("{i}"::equals).count();
        long second = pattern.places.stream().filter("{j}"::equals).count();
        return first > 1 || second > 1 || second > first ? null : pattern;
    }

    public static PathPattern of(String text) {
        PathPattern pattern = read(text);
        if (pattern == null) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return pattern;
    }

    /// The whole path if it has no places, else what comes before the first, with its dot.
    public String prefix() {
        return prefix;
    }

    /// How many of `{i}` and `{j}` it has.
    public int instances() {
        return (int) places.stream().filter(place -> !place.equals("*")).count();
    }

    public boolean matches(String path) {
        return numbers(path) != null;
    }

    /// The numbers that a path has at the places; null if the path does not fit.
    @Nullable
    Numbers match(String path) {
        int[] numbers = numbers(path);
        if (numbers == null) {
            return null;
        }
        Map<String, Integer> kept = new TreeMap<>();
        List<Integer> any = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (places.get(i).equals("*")) {
                any.add(numbers[i]);
            } else {
                kept.put(places.get(i), numbers[i]);
            }
        }
        return new Numbers(List.copyOf(kept.values()), List.copyOf(any));
    }

    /// What stands at the places, from left to right. A box has some hundred paths and its profile as many patterns, so this
    /// goes step by step and not by a regular expression.
    private int @Nullable [] numbers(String path) {
        if (!path.endsWith(suffix)) {
            return null;
        }
        int[] numbers = new int[places.size()];
        int found = 0;
        int from = 0;
        for (String step : steps) {
            if (from > path.length()) {
                return null;
            }
            int dot = path.indexOf('.', from);
            int to = dot < 0 ? path.length() : dot;
            if (!isPlace(step)) {
                if (to - from != step.length() || !path.startsWith(step, from)) {
                    return null;
                }
            } else if (isNumber(path, from, to)) {
                numbers[found++] = Integer.parseInt(path, from, to, 10);
            } else {
                return null;
            }
            from = to + 1;
        }
        return from == path.length() + 1 ? numbers : null;
    }

    /// From 0, without leading zeros.
    private static boolean isNumber(String path, int from, int to) {
        if (from == to || to - from > MOST_DIGITS || path.charAt(from) == '0' && to - from > 1) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (path.charAt(i) < '0' || path.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// The path of one instance.
    ///
    /// @param usual number that `*` has on almost every box
    String at(int first, int usual) {
        return text.replace("{i}", Integer.toString(first)).replace("*", Integer.toString(usual));
    }

    /// What to read where the instance numbers are not known: everything below the object that holds them.
    String partial(int usual) {
        List<String> fixed = new ArrayList<>();
        for (String step : steps) {
            if (step.startsWith("{")) {
                return String.join(".", fixed) + ".";
            }
            fixed.add(step.equals("*") ? Integer.toString(usual) : step);
        }
        return String.join(".", fixed);
    }

    private static boolean isPlace(String step) {
        return step.equals("*") || step.startsWith("{");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /// What stood at the places of a pattern.
    ///
    /// @param kept `{i}` then `{j}`, as many as there are
    /// @param any what stood for `*`, from left to right
    record Numbers(List<Integer> kept, List<Integer> any) {
        static final Comparator<List<Integer>> BY_NUMBER = (one, other) -> Arrays
                .compare(one.toArray(Integer[]::new), other.toArray(Integer[]::new));
    }
}
