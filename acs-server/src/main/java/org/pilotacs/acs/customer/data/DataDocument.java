package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/// An export as it is written: a head, then sections, each with a sentence of what it is and its entries. Nothing of it is kept
/// in memory but the entry in hand. Confined to one thread.
final class DataDocument {
    static final String FORMAT = "pilot-personal-data";
    static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

    private final JsonGenerator json;

    /// Takes entries one after the other.
    @FunctionalInterface
    interface Entries {
        void add(ObjectNode entry) throws IOException;
    }

    /// Finds the entries of a section.
    @FunctionalInterface
    interface Source {
        void writeTo(Entries entries) throws IOException;
    }

    /// @param into is flushed at the end, and not closed
    DataDocument(OutputStream into, String number, Instant now) throws IOException {
        this.json = new JsonFactory().createGenerator(into, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setCodec(JSON);
        // the same lines wherever it is made
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        lines.indentObjectsWith(indenter);
        lines.indentArraysWith(indenter);
        json.setPrettyPrinter(lines);
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("number", number);
        json.writeStringField("made", DataJson.time(now));
        json.writeFieldName("about");
        json.writeTree(DataJson.said(DataSaying.ABOUT.of()));
    }

    void section(Section section, Source source) throws IOException {
        json.writeObjectFieldStart(section.wireName());
        json.writeFieldName("about");
        json.writeTree(DataJson.said(section.of()));
        json.writeArrayFieldStart("entries");
        source.writeTo(json::writeTree);
        json.writeEndArray();
        json.writeEndObject();
    }

    void end(OutputStream into) throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        into.flush();
    }
}
