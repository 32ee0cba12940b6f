package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.ShownReading;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Readings that belong together, side by side where there are several of a kind: a row for each thing measured, a column
/// for each instance.
///
/// @param columns headings of the columns; one empty heading where there are no instances
public record ReadingTable(String title, List<String> columns, List<Row> rows) {
    /// Beyond this many columns a table is easier to read the other way round.
    private static final int MAX_COLUMNS = 4;

    /// @param cells one for each column, null where nothing is known
    public record Row(String label, List<@Nullable Cell> cells) {}

    /// A value with its age.
    ///
    /// @param staleAt when it becomes too old
    public record Cell(String value, String unit, Instant at, Instant staleAt, String age, boolean fresh,
            String source) {}

    static List<ReadingTable> of(List<ShownReading> readings, Words words) {
        SequencedMap<String, List<ShownReading>> groups = new LinkedHashMap<>();
        readings.forEach(
                shown -> groups.computeIfAbsent(group(template(shown)), _ -> new ArrayList<>()).add(shown));
        return groups.entrySet().stream().map(entry -> table(entry.getKey(), entry.getValue(), words)).toList();
    }

    private static String template(ShownReading shown) {
        String name = shown.reading().name();
        return ReadingName.ofName(name).map(ReadingName::template).orElse(name);
    }

    /// What comes before the last instance number, or the first word.
    private static String group(String template) {
        int last = template.lastIndexOf(".{");
        if (last >= 0) {
            return template.substring(0, last).replaceAll("[{}]", "");
        }
        int dot = template.indexOf('.');
        return dot < 0 || List.of("memory", "firmware", "pin").contains(template.substring(0, dot))
                ? "box"
                : template.substring(0, dot);
    }

    private static ReadingTable table(String group, List<ShownReading> readings, Words words) {
        SequencedMap<String, Map<String, Cell>> byField = new LinkedHashMap<>();
        SequencedSet<String> instances = new LinkedHashSet<>();
        for (ShownReading shown : readings) {
            String instance = instance(shown);
            instances.add(instance);
            byField.computeIfAbsent(field(template(shown), words), _ -> new LinkedHashMap<>()).put(instance,
                    cell(shown, words));
        }
        List<String> columns = List.copyOf(instances);
        String title = words.sayOr("group." + group, group);
        List<Row> rows = byField.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), cells(columns, entry.getValue()))).toList();
        List<String> headings = columns.stream().map(instance -> instance.isEmpty() ? "" : title + " " + instance)
                .toList();
        return columns.size() <= MAX_COLUMNS ? new ReadingTable(title, headings, rows) : turned(title, headings, rows);
    }

    private static ReadingTable turned(String title, List<String> headings, List<Row> rows) {
        List<Row> turned = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (Row row : rows) {
                cells.add(row.cells().get(i));
            }
            turned.add(new Row(headings.get(i), cells));
        }
        return new ReadingTable(title, rows.stream().map(Row::label).toList(), turned);
    }

    private static List<@Nullable Cell> cells(List<String> columns, Map<String, Cell> known) {
        List<@Nullable Cell> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(known.get(column)));
        return cells;
    }

    private static String instance(ShownReading shown) {
        StringBuilder text = new StringBuilder();
        for (String part : shown.reading().name().split("\\.")) {
            if (part.chars().allMatch(Character::isDigit)) {
                text.append(text.isEmpty() ? "" : ".").append(part);
            }
        }
        return text.toString();
    }

    private static String field(String template, Words words) {
        String plain = template.replaceAll("[{}]", "");
        return words.sayOr("field." + plain, words.sayOr("reading." + plain, plain.substring(plain.indexOf('.') + 1)));
    }

    private static Cell cell(ShownReading shown, Words words) {
        Instant at = shown.reading().at();
        ShownValue value = ShownValue.of(shown.reading(), words);
        return new Cell(value.text(), value.unit(), at, at.plus(shown.freshFor()), words.ago(shown.age()),
                shown.fresh(), shown.reading().source());
    }
}
