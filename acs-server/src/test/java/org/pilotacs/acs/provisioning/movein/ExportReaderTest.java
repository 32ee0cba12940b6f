package org.pilotacs.acs.provisioning.movein;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.provisioning.movein.DocumentReader.Piece;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ExportReaderTest {
    @Test
    void reads_one_document_a_line() throws IOException {
        assertThat(read("{\"a\":1}\n\n{\"b\":\"}{\\\"\"}\r\n{\"c\":{\"d\":{}}}")).containsExactly(
                new Piece(1, "{\"a\":1}", ""), new Piece(3, "{\"b\":\"}{\\\"\"}", ""),
                new Piece(4, "{\"c\":{\"d\":{}}}", ""));
    }

    @Test
    void reads_an_array_in_one_line_or_in_many() throws IOException {
        assertThat(read("\uFEFF[{\"a\":1},{\"b\":2}]\n")).containsExactly(new Piece(1, "{\"a\":1}", ""),
                new Piece(1, "{\"b\":2}", ""));
        assertThat(read("[\n{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n},\n{\"c\":2}\n]")).containsExactly(
                new Piece(2, "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}", ""), new Piece(7, "{\"c\":2}", ""));
    }

    @Test
    void a_broken_document_takes_none_with_it() throws IOException {
        assertThat(read("{\"a\":{\n{\"b\":\"x\n{\"c\":1}\nnothing\n{\"d\":1} more\n{\"e\":")).containsExactly(
                new Piece(1, "", "it is not complete"), new Piece(2, "", "it is not complete"),
                new Piece(3, "{\"c\":1}", ""), new Piece(4, "", "it is no JSON object"),
                new Piece(5, "{\"d\":1}", ""), new Piece(5, "", "it is no JSON object"),
                new Piece(6, "", "it is not complete"));
    }

    @Test
    void a_document_that_is_too_long_is_skipped() throws IOException {
        List<Piece> pieces = read("{\"a\":\"" + "x".repeat(100) + "\"}\n{\"b\":1}", 50);
        assertThat(pieces).containsExactly(new Piece(1, "", "it has more than 50 characters"),
                new Piece(2, "{\"b\":1}", ""));
    }

    private static List<Piece> read(String text) throws IOException {
        return read(text, DocumentReader.LONGEST);
    }

    private static List<Piece> read(String text, int longest) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (ExportReader reader = new ExportReader(new StringReader(text), longest)) {
            for (Piece piece = reader.next(); piece != null; piece = reader.next()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
