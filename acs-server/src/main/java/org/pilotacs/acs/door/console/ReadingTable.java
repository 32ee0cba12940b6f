package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.ReadingLabel;
import org.pilotacs.acs.door.ShownReading;
import org.pilotacs.acs.door.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Readings that belong together, side by side where there are several of a kind: a row for each thing measured, a column
/// for each instance.
///
/// @param columns headings of the columns; one empty heading where there are no instances
/// @param turned whether a row is an instance and a column a thing measured
public record ReadingTable(String title, List<String> columns, List<Row> rows, boolean turned) {
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
        SequencedMap<String, List<Labelled>> groups = new LinkedHashMap<>();
        for (ShownReading shown : readings) {
            ReadingLabel label = ReadingLabel.of(shown.reading().name(), words);
            groups.computeIfAbsent(label.group(), _ -> new ArrayList<>()).add(new Labelled(label, shown));
        }
        return groups.values().stream().map(group -> table(group, words)).toList();
    }

    private record Labelled(ReadingLabel label, ShownReading shown) {}

    private static ReadingTable table(List<Labelled> readings, Words words) {
        SequencedMap<String, Map<String, Cell>> byField = new LinkedHashMap<>();
        SequencedMap<String, String> headings = new LinkedHashMap<>();
        for (Labelled one : readings) {
            ReadingLabel label = one.label;
            headings.put(label.instance(), label.instance().isEmpty() ? "" : label.heading());
            byField.computeIfAbsent(label.field(), _ -> new LinkedHashMap<>()).put(label.instance(),
                    cell(one.shown, words));
        }
        List<String> instances = List.copyOf(headings.sequencedKeySet());
        List<String> columns = List.copyOf(headings.sequencedValues());
        List<Row> rows = byField.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), cells(instances, entry.getValue()))).toList();
        String title = readings.getFirst().label.title();
        return columns.size() <= MAX_COLUMNS
                ? new ReadingTable(title, columns, rows, false)
                : turned(title, columns, rows);
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
        return new ReadingTable(title, rows.stream().map(Row::label).toList(), turned, true);
    }

    private static List<@Nullable Cell> cells(List<String> columns, Map<String, Cell> known) {
        List<@Nullable Cell> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(known.get(column)));
        return cells;
    }

    private static Cell cell(ShownReading shown, Words words) {
        Instant at = shown.reading().at();
        ShownValue value = ShownValue.of(shown.reading(), words);
        return new Cell(value.text(), value.unit(), at, at.plus(shown.freshFor()), words.ago(shown.age()),
                shown.fresh(), shown.reading().source());
    }
}
