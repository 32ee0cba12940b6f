package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// How boxes compress what they say (H12).
class ContentCodingTest {
    private static final byte[] PLAIN = "<Envelope/>".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsInTheBodyCountsBeforeWhatTheHeaderSays() {
        assertThat(ContentCoding.of("gzip", PLAIN)).isEqualTo(ContentCoding.NONE);
        assertThat(ContentCoding.of("deflate", PLAIN)).isEqualTo(ContentCoding.NONE);
        assertThat(ContentCoding.of(null, ContentCoding.GZIP.encoded(PLAIN))).isEqualTo(ContentCoding.GZIP);
        assertThat(ContentCoding.of("x-Deflate", ContentCoding.DEFLATE.encoded(PLAIN)))
                .isEqualTo(ContentCoding.DEFLATE);
        assertThat(ContentCoding.of(null, new byte[0])).isEqualTo(ContentCoding.NONE);
    }

    @Test
    void deflateIsReadWithItsHeaderAndWithout() throws IOException {
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bare, new Deflater(9, true))) {
            out.write(PLAIN);
        }
        assertThat(ContentCoding.DEFLATE.decoded(bare.toByteArray(), 100)).isEqualTo(PLAIN);
        assertThat(ContentCoding.DEFLATE.decoded(ContentCoding.DEFLATE.encoded(PLAIN), 100)).isEqualTo(PLAIN);
    }

    @Test
    void noMoreIsInflatedThanShowsThatItIsTooMuch() throws IOException {
        byte[] bomb = ContentCoding.GZIP.encoded(new byte[1_000_000]);
        assertThat(ContentCoding.GZIP.decoded(bomb, 1_000)).hasSize(1_001);
    }

    @Test
    void whatIsCutShortIsNoMessage() {
        byte[] whole = ContentCoding.GZIP.encoded(PLAIN);
        assertThatThrownBy(() -> ContentCoding.GZIP.decoded(Arrays.copyOf(whole, 15), 100))
                .isInstanceOf(IOException.class);
    }
}
