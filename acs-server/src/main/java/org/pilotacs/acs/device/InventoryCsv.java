package org.pilotacs.acs.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An inventory line as a row of CSV (RFC 4180) below a header. Confined to one thread.
final class InventoryCsv implements InventoryReader.Format {
    private static final CsvMapper CSV = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private @Nullable ObjectReader rows;
    private List<String> columns = List.of();

    @Override
    public @Nullable Map<String, String> fields(String text) throws InvalidFieldException {
        if (rows == null) {
            ObjectReader reader = CSV.readerFor(String[].class)
                    .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)));
            columns = header(values(reader, text));
            rows = reader;
            return null;
        }
        List<String> values = values(rows, text);
        if (values.size() != columns.size()) {
            throw new InvalidFieldException("",
                    InventorySaying.OTHER_NUMBER_OF_VALUES.of(Saying.of(values.size()), Saying.of(columns.size())));
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), values.get(i));
        }
        return fields;
    }

    /// Spreadsheets of countries with a decimal comma write semicolons.
    private static char separator(String header) {
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static List<String> header(List<String> names) throws InvalidHeaderException {
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            String column = column(name);
            if (column == null) {
                throw new InvalidHeaderException(name, InventorySaying.UNKNOWN_COLUMN.of(
                        Saying.of(String.join(", ", InventoryFields.ALL))));
            }
            if (columns.contains(column)) {
                throw new InvalidHeaderException(name, InventorySaying.TWICE.of());
            }
            columns.add(column);
        }
        for (String needed : List.of(InventoryFields.SERIAL, InventoryFields.OUI)) {
            if (!columns.contains(needed)) {
                throw new InvalidHeaderException(needed, InventorySaying.NO_COLUMN.of());
            }
        }
        return columns;
    }

    /// Case, blanks, dashes and underscores in a header do not matter.
    private static @Nullable String column(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        for (String field : InventoryFields.ALL) {
            if (field.toLowerCase(Locale.ROOT).equals(plain)) {
                return field;
            }
        }
        return null;
    }

    private static List<String> values(ObjectReader reader, String text) throws InvalidFieldException {
        try (MappingIterator<String[]> parsed = reader.readValues(text)) {
            List<String> values = parsed.hasNextValue() ? List.of(parsed.nextValue()) : List.of();
            if (parsed.hasNextValue()) {
                throw new InvalidFieldException("", InventorySaying.MORE_THAN_ONE_ROW.of());
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new InvalidFieldException("", InventorySaying.NOT_CSV.of(Saying.of(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
