package org.pilotacs.acs.provisioning.movein;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/// Dumps that are broken.
class BsonReaderTest {
    /// Lengths in a dump are believed by nobody: whatever byte is another one, all is read that can be, at no great cost.
    @Test
    void any_byte_of_a_dump_may_be_wrong() throws IOException {
        byte[] sound = Bson
                .of("{\"_id\":\"one\",\"a\":[1,{\"$binary\":{\"base64\":\"AAEC\",\"subType\":\"02\"}},{\"b\":true}],"
                        + "\"d\":{\"$date\":\"2026-01-01T00:00:00Z\"},\"r\":{\"$regularExpression\":{\"pattern\":\"a\",\"options\":\"i\"}}}");
        for (int at = 0; at < sound.length; at++) {
            for (int value : new int[]{ 0, 1, 2, 3, 5, 11, 15, 127, 128, 255}) {
                byte[] bytes = sound.clone();
                bytes[at] = (byte) value;
                try (BsonReader in = new BsonReader(new ByteArrayInputStream(bytes))) {
                    DocumentReader.Piece piece = in.next();
                    assertThat(piece == null || piece.line() == 1).isTrue();
                } catch (BrokenDumpException _) {
                    assertThat(at).as("the length of the whole").isLessThan(4);
                }
            }
        }
    }
}
