package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A list of documents, written while they are found.
final class DocumentReply {
    private DocumentReply() {}

    /// Where documents go.
    static final class Lines {
        private final Writer writer;
        private boolean begun;

        private Lines(Writer writer) {
            this.writer = writer;
        }

        /// @throws UncheckedIOException if the caller is gone
        void add(Datum.Document document) {
            try {
                writer.write(begun ? ",\n" : "");
                begun = true;
                document.writeTo(writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    interface Lister {
        void list(Lines out);
    }

    /// @param total of all that match, those that are not listed included
    static HttpReply of(long total, Lister lister) {
        return new HttpReply.Streamed(200, Map.of("content-type", "application/json", "total", Long.toString(total),
                NbiFace.VERSION_HEADER, NbiFace.VERSION), out -> write(out, lister));
    }

    private static void write(OutputStream out, Lister lister) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("[\n");
        try {
            lister.list(new Lines(writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.write("\n]");
        writer.flush();
    }
}
