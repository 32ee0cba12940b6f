package org.pilotacs.acs.equipment;

import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.stream.Stream;

/// What a box has and can do, row by row, in plain words. Immutable.
public record Specification(List<Row> rows) {
    /// For example "Tuners: 2".
    public record Row(Saying label, Saying value) {}

    public Specification {
        rows = List.copyOf(rows);
    }

    /// What is so of one box (its serial number, its card, its software), and then what is so of the whole model.
    public Specification after(List<Row> ofOneBox) {
        return new Specification(Stream.concat(ofOneBox.stream(), rows.stream()).toList());
    }
}
