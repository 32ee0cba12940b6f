package org.pilotacs.acs.door.files;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.door.files.RawFetch.Answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What GenieACS 1.2.16's file server was recorded to answer, answered by us. Where the recordings are missing nothing is
/// shown.
class NamedFileRecordingsTest extends FileCase {
    private static final Path RECORDED = Path.of("../../shared/reference/nbi-recordings");
    private static final Instant UPLOADED = Instant.parse("2026-11-23T10:24:27.932Z");
    /// Made by GenieACS of the name and the time, by us of the content.
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{32}");

    @ParameterizedTest
    @ValueSource(strings = { "151-fs-get", "152-fs-head", "153-fs-range", "155-fs-range-bad", "156-fs-if-none-match",
        "159-fs-post"})
    void each_is_answered_with_the_same_status_headers_and_body(String name) throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "the recordings are here");
        String tag = put("fw-1.0.bin", recorded("151-fs-get").body(), UPLOADED).md5();
        Answer wanted = recorded(name);
        String request = Files.readString(RECORDED.resolve(name + ".req"));
        Answer given = RawFetch.send(port, TAG.matcher(request).replaceAll(tag).replaceAll("\r?\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(given.status()).isEqualTo(wanted.status());
        // of 416 older standards had another one
        assertThat(given.reason()).isIn(wanted.reason(), "Requested " + wanted.reason());
        assertThat(headers(given, wanted)).isEqualTo(headers(wanted, wanted));
        assertThat(given.body()).isEqualTo(wanted.body());
    }

    private static Answer recorded(String name) throws IOException {
        return RawFetch.read(Files.readAllBytes(RECORDED.resolve(name + ".res")), "\n");
    }

    /// Errors say that they are text and how long, which GenieACS leaves to be guessed.
    private static Map<String, String> headers(Answer answer, Answer wanted) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("transfer-encoding");
        headers.computeIfPresent("etag", (_, tag) -> TAG.matcher(tag).replaceAll("TAG"));
        if (!wanted.headers().containsKey("content-type")) {
            headers.remove("content-type");
        }
        if (!wanted.headers().containsKey("content-length")) {
            headers.remove("content-length");
        }
        return headers;
    }
}
