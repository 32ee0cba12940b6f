package org.pilotacs.acs.link.cwmp.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.intake.BulkReports.Row;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a report of bulk data (TR-181, Annex A): JSON with names and values or as a hierarchy, CSV with a parameter in each
/// row or in each column. What it is follows from what is in it, since devices label it wrongly. Bounded; pure.
public final class BulkReader {
    static final int MOST_ROWS = 2_000;
    static final int MOST_VALUES = 50_000;
    private static final int DEPTH = 40;
    private static final int NAME = 256;
    private static final int VALUE = 65_536;
    private static final String TIME = "ReportTimestamp";
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(DEPTH)
            .maxStringLength(VALUE).maxNameLength(NAME).maxNumberLength(100).build();
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final CsvMapper CSV = CsvMapper.builder(CsvFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY).enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    private final List<Row> rows = new ArrayList<>();
    private int values;

    private BulkReader() {}

    public static List<Row> read(byte[] body) throws MalformedMessageException {
        BulkReader reader = new BulkReader();
        try {
            if (isJson(body)) {
                reader.json(body);
            } else {
                reader.csv(body);
            }
        } catch (IOException e) {
            throw new MalformedMessageException("the report cannot be read: " + firstLine(e));
        }
        return reader.rows;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isJson(byte[] body) {
        for (byte one : body) {
            if (one > ' ') {
                return one == '{' || one == '[';
            }
        }
        return false;
    }

    private void json(byte[] body) throws IOException, MalformedMessageException {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean report = json.currentName().equals("Report");
                    json.nextToken();
                    if (report) {
                        report(json);
                    } else {
                        json.skipChildren();
                    }
                }
            }
            if (json.nextToken() != null) {
                throw new MalformedMessageException("something follows the report");
            }
        }
    }

    private void report(JsonParser json) throws IOException, MalformedMessageException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedMessageException("Report is no array");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> found = new LinkedHashMap<>();
            object(json, "", found);
            String time = found.remove("CollectionTime");
            add(time == null ? null : time(time), found);
        }
    }

    /// The parser stands at the object's begin, and at its end afterwards.
    private void object(JsonParser json, String path, Map<String, String> found)
            throws IOException, MalformedMessageException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = path.isEmpty() ? json.currentName() : path + "." + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> object(json, name, found);
                case START_ARRAY -> json.skipChildren();
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    put(found, name, json.getText());
                default -> {
                    // null says nothing
                }
            }
        }
    }

    private void csv(byte[] body) throws IOException, MalformedMessageException {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(body));
        Reader text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).with(schema).readValues(text)) {
            List<String> header = lines.hasNextValue() ? stripped(lines.nextValue()) : List.of();
            int name = header.indexOf("ParameterName");
            int value = header.indexOf("ParameterValue");
            if (header.size() < 2 || (name < 0) != (value < 0)) {
                throw new MalformedMessageException("the first line names no parameters");
            }
            Map<String, Map<String, String>> byTime = new LinkedHashMap<>();
            while (lines.hasNextValue()) {
                String[] cells = lines.nextValue();
                if (name >= 0) {
                    perRow(cells, header.indexOf(TIME), name, value, byTime);
                } else {
                    perColumn(header, cells);
                }
            }
            for (Map.Entry<String, Map<String, String>> one : byTime.entrySet()) {
                add(time(one.getKey()), one.getValue());
            }
        }
    }

    private void perRow(String[] cells, int time, int name, int value, Map<String, Map<String, String>> byTime)
            throws MalformedMessageException {
        if (cells.length > Math.max(name, value)) {
            String at = time < 0 || time >= cells.length ? "" : cells[time].strip();
            put(byTime.computeIfAbsent(at, _ -> new LinkedHashMap<>()), cells[name].strip(), cells[value]);
        }
    }

    private void perColumn(List<String> header, String[] cells) throws MalformedMessageException {
        Map<String, String> found = new LinkedHashMap<>();
        Instant at = null;
        for (int i = 0; i < Math.min(header.size(), cells.length); i++) {
            if (header.get(i).equals(TIME)) {
                at = time(cells[i].strip());
            } else {
                put(found, header.get(i), cells[i]);
            }
        }
        add(at, found);
    }

    private static List<String> stripped(String[] cells) {
        return Arrays.stream(cells).map(String::strip).toList();
    }

    /// What parts the first line most often: the standard lets operators choose.
    private static char separator(byte[] body) {
        char best = ',';
        int most = -1;
        for (char one : new char[]{ ',', ';', '\t', '|'}) {
            int count = 0;
            for (int i = 0; i < body.length && body[i] != '\n' && body[i] != '\r'; i++) {
                count += body[i] == one ? 1 : 0;
            }
            if (count > most) {
                best = one;
                most = count;
            }
        }
        return best;
    }

    private void put(Map<String, String> found, String name, String value) throws MalformedMessageException {
        if (++values > MOST_VALUES) {
            throw new MalformedMessageException("more than " + MOST_VALUES + " values");
        }
        if (!name.isEmpty() && name.length() <= NAME) {
            found.put(name, value);
        }
    }

    private void add(@Nullable Instant at, Map<String, String> found) throws MalformedMessageException {
        if (rows.size() >= MOST_ROWS) {
            throw new MalformedMessageException("more than " + MOST_ROWS + " rows");
        }
        rows.add(new Row(at, found));
    }

    /// Unix time, or ISO 8601 in years that a clock may show; null for anything else.
    private static @Nullable Instant time(String text) {
        try {
            if (text.matches("[0-9]{1,11}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            OffsetDateTime time = text.isEmpty() ? null : OffsetDateTime.parse(text);
            return time == null || time.getYear() < 1 || time.getYear() > 9999 ? null : time.toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
