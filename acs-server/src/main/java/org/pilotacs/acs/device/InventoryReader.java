package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;

/// Reads an inventory file line by line; what is wrong with one line concerns no other. Confined to one thread; whoever
/// opened the underlying reader closes it.
public final class InventoryReader {
    /// Longest line taken, in characters.
    public static final int MAX_LINE = 16_384;

    /// Takes the fields out of the text of a line.
    @FunctionalInterface
    interface Format {
        /// Null for a line that says nothing, such as a header.
        @Nullable
        Map<String, String> fields(String text) throws InvalidFieldException;
    }

    private final BoundedLines lines;
    private final Format format;
    private boolean broken;

    private InventoryReader(Reader input, Format format) {
        this.lines = new BoundedLines(input, MAX_LINE);
        this.format = format;
    }

    /// One JSON object a line.
    public static InventoryReader ndjson(Reader input) {
        return new InventoryReader(input, new InventoryJson());
    }

    /// A header line with the names of the columns, then one line a box. Columns are separated by commas, semicolons or
    /// tabs, whichever the header uses; a value does not span lines.
    public static InventoryReader csv(Reader input) {
        return new InventoryReader(input, new InventoryCsv());
    }

    /// The next line that says something, null at the end. If the header of a CSV file is wrong, that is the only entry.
    public @Nullable InventoryEntry next() throws IOException {
        while (!broken) {
            BoundedLines.Line line = lines.next();
            if (line == null) {
                return null;
            }
            if (!line.text().isBlank()) {
                InventoryEntry entry = entry(line);
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    private @Nullable InventoryEntry entry(BoundedLines.Line line) {
        if (line.cut()) {
            return new InventoryEntry.Rejected(line.number(), "", InventorySaying.TOO_LONG.of(Saying.of(MAX_LINE)));
        }
        try {
            Map<String, String> fields = format.fields(line.text());
            return fields == null ? null : new InventoryEntry.Read(line.number(), InventoryFields.line(fields));
        } catch (InvalidHeaderException e) {
            broken = true;
            return new InventoryEntry.Rejected(line.number(), e.field(), e.problem());
        } catch (InvalidFieldException e) {
            return new InventoryEntry.Rejected(line.number(), e.field(), e.problem());
        }
    }
}
