package org.pilotacs.acs.reading;

import org.pilotacs.acs.runtime.DurationText;

/// Writes `docs/readings.md`.
final class ReadingDocs {
    private ReadingDocs() {}

    static String text() {
        StringBuilder text = new StringBuilder(
                """
                        # Readings

                        What Pilot measures, in words of no protocol. A profile says from which parameters of a model each comes.
                        `{i}` and `{j}` are instance numbers from 1. A value that is older than its freshness limit is shown grey.
                        A *relative* value is on the maker's own scale: compare it with the same model only.

                        This list is closed. It is written from `ReadingName`; change it there.

                        | name | value | unit | fresh for | meaning |
                        |---|---|---|---|---|
                        """);
        for (ReadingName name : ReadingName.values()) {
            text.append("| `%s` | %s | %s | %s | %s%s |\n".formatted(name.template(), value(name), name.unit(),
                    DurationText.write(name.freshFor()), name.meaning(), name.relative() ? " (*relative*)" : ""));
        }
        return text.toString();
    }

    private static String value(ReadingName name) {
        return switch (name.kind()) {
            case FLAG -> "`true`, `false`";
            case NUMBER -> "number";
            case COUNT -> "whole number";
            case WORD -> "`" + String.join("`, `", name.words()) + "`";
            case TEXT -> "text";
        };
    }
}
