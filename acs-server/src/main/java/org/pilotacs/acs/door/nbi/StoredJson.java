package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.JsonBounds;
import org.pilotacs.acs.door.nbi.query.JsonReader;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;

import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON of ours, as data of documents.
final class StoredJson {
    private StoredJson() {}

    static Datum datum(String json) {
        try {
            return JsonReader.read(json, JsonBounds.DOCUMENT);
        } catch (MalformedQueryException e) {
            throw new IllegalStateException("stored JSON cannot be read: " + e.sentence(), e);
        }
    }

    static String text(Datum datum) {
        StringBuilder text = new StringBuilder();
        try {
            datum.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// The fields of an object after its id.
    static Datum.Document.Builder withId(Datum id, Datum object) {
        Datum.Document.Builder document = Datum.Document.builder().put("_id", id);
        if (object instanceof Datum.Document fields) {
            fields.fields().forEach((name, value) -> {
                if (!name.equals("_id")) {
                    document.put(name, value);
                }
            });
        }
        return document;
    }
}
