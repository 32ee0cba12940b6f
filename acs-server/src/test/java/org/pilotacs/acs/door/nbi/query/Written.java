package org.pilotacs.acs.door.nbi.query;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Documents as the NBI shows them, with their types again: what looks like a date is one, and so are object ids.
final class Written {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private Written() {}

    static Datum.Document document(String json) {
        try {
            return (Datum.Document) typed(JsonReader.read(json, JsonBounds.DOCUMENT));
        } catch (MalformedQueryException e) {
            throw new AssertionError(json, e);
        }
    }

    static List<Datum.Document> documents(String jsonLines) {
        return jsonLines.lines().map(Written::document).toList();
    }

    private static Datum typed(Datum datum) {
        return switch (datum) {
            case Datum.Document document -> {
                Datum.Document.Builder typed = Datum.Document.builder();
                document.fields().forEach((name, value) -> typed.put(name, typed(value)));
                yield typed.build();
            }
            case Datum.Array array -> new Datum.Array(array.values().stream().map(Written::typed).toList());
            case Datum.Text(String text) when DATE.matcher(text).matches() -> new Datum.Date(Instant.parse(text));
            case Datum.Text(String text) when ID.matcher(text).matches() -> new Datum.ObjectId(text);
            case Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ -> datum;
        };
    }
}
