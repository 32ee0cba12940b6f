package org.pilotacs.acs.door.files;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.door.files.RawFetch.Answer;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given an operator's file of 1 000 bytes, when a box fetches it by its name, then it is answered as by GenieACS, and by
/// RFC 9110 where that is wrong.
class NamedFileDoorTest extends FileCase {
    private static final Instant UPLOADED = Instant.parse("2026-11-23T10:24:07.932Z");
    private static final String MODIFIED = "Mon, 23 Nov 2026 10:24:07 GMT";
    private static final String BEFORE = "Mon, 23 Nov 2026 10:24:06 GMT";
    private static final String AFTER = "Mon, 23 Nov 2026 10:24:08 GMT";
    private static final byte[] CONTENT = new byte[1_000];
    private String tag = "";

    @BeforeEach
    void add() throws IOException {
        new Random(1).nextBytes(CONTENT);
        tag = put("fw-1.0.bin", CONTENT, UPLOADED).md5();
    }

    private Answer file(String... headers) throws IOException {
        return get("/fw-1.0.bin", headers);
    }

    private Map<String, String> known(String... more) {
        Map<String, String> known = new TreeMap<>(Map.of("content-type", "application/octet-stream",
                "accept-ranges", "bytes", "etag", tag, "last-modified", MODIFIED));
        for (int i = 0; i < more.length; i += 2) {
            known.put(more[i], more[i + 1]);
        }
        return known;
    }

    private void assertWhole(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(known("content-length", "1000"));
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    private void assertPart(Answer answer, int from, int to) {
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.headers()).isEqualTo(known("content-length", Integer.toString(to - from + 1),
                "content-range", "bytes " + from + "-" + to + "/1000"));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to + 1));
    }

    private static void assertText(Answer answer, int status, String text) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.headers()).containsEntry("content-type", "text/plain; charset=utf-8");
    }

    @Test
    void it_is_given_whole_with_its_tag_and_time() throws IOException {
        assertWhole(file());
        assertWhole(get("/fw-1.0.bin?token=x"));
        assertWhole(get("/fw%2D1%2e0.bin"));
    }

    @Test
    void its_head_is_the_same_without_a_body() throws IOException {
        Answer answer = head("/fw-1.0.bin");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(known("content-length", "1000"));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void it_needs_no_credentials_and_any_are_ignored() throws IOException {
        assertWhole(file("Authorization: Basic eDp5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            conf file.cfg | /conf%20file.cfg
            a+b.cfg       | /a+b.cfg
            a+b.cfg       | /a%2Bb.cfg
            100%.cfg      | /100%25.cfg
            %2F           | /%252F
            ż𝄞.cfg        | /%C5%BC%F0%9D%84%9E.cfg
            a?b#c         | /a%3Fb%23c
            " a "         | /%20a%20
            firmware      | /firmware
            files         | /files
            """)
    void its_name_is_decoded(String name, String target) throws IOException {
        put(name, new byte[]{ 42}, UPLOADED);
        assertThat(get(target).body()).containsExactly(42);
        assertThat(get(ADDRESSES.plain(name)).body()).as("by the address that boxes are told").containsExactly(42);
    }

    @Test
    void it_may_be_empty() throws IOException {
        put("empty.bin", new byte[0], UPLOADED);
        for (Answer answer : List.of(get("/empty.bin"), head("/empty.bin"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-length", "0");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(get("/empty.bin", "Range: bytes=0-").headers()).containsEntry("content-range", "bytes */0");
    }

    @Test
    void it_may_be_large() throws IOException {
        byte[] large = new byte[20_000_003];
        new Random(2).nextBytes(large);
        put("large.bin", large, UPLOADED);
        assertThat(get("/large.bin").body()).isEqualTo(large);
        assertThat(get("/large.bin", "Range: bytes=19999999-").body())
                .isEqualTo(Arrays.copyOfRange(large, 19_999_999, 20_000_003));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/absent.bin", "/FW-1.0.bin", "/fw-1.0.bin/", "//fw-1.0.bin", "/x/fw-1.0.bin",
        "/../fw-1.0.bin", "/..", "/%2e%2e", "/..%2Ffw-1.0.bin", "/..%2F..%2F..%2Fetc%2Fpasswd", "/%2Fetc%2Fpasswd",
        "/../../../etc/passwd", "/..%5Cfw-1.0.bin", "/fw-1.0.bin%00", "/fw-1.0.bin%00.txt", "/%00", "/%zz", "/%",
        "/%C3%28", "/%ED%A0%80", "/upload", "/copies", "/fw-1.0.bin%0A", "/%20fw-1.0.bin", "/firmware/x",
        "/files/fw-1.0.bin"})
    void nothing_else_is_found_whatever_way_it_is_asked_for(String target) throws IOException {
        assertText(get(target), 404, "404 Not Found");
        assertThat(head(target).status()).isEqualTo(404);
    }

    @Test
    void a_name_that_is_too_long_for_a_file_is_not_found() throws IOException {
        assertText(get("/" + "a".repeat(10_000)), 404, "404 Not Found");
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void it_can_be_fetched_alone(String method) throws IOException {
        for (String target : List.of("/fw-1.0.bin", "/absent.bin", ADDRESSES.signed("fw-1.0.bin"))) {
            Answer answer = RawFetch.fetch(port, method, target, "Content-Length: 0");
            assertText(answer, 405, "405 Method Not Allowed");
            assertThat(answer.headers()).containsEntry("allow", "GET, HEAD");
        }
        assertWhole(file());
    }

    @ParameterizedTest
    @CsvSource({ "0-9, 0, 9", "0-0, 0, 0", "990-, 990, 999", "999-999, 999, 999", "-10, 990, 999", "-600, 400, 999",
        "-1000, 0, 999", "-5000, 0, 999", "500-5000, 500, 999", "0-999, 0, 999"})
    void a_part_is_given(String range, int from, int to) throws IOException {
        assertPart(file("Range: bytes=" + range), from, to);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1000-", "99999-", "1000-2000", "-0", "0-1,5-6", "0-1, -5"})
    void a_part_that_there_is_not_or_several_are_refused(String range) throws IOException {
        Answer answer = file("Range: bytes=" + range);
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.headers()).isEqualTo(Map.of("content-range", "bytes */1000", "content-length", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=x-y", "bytes=9-5", "bytes", "lines=0-9", "bytes=-", "0-9", ""})
    void a_range_that_cannot_be_understood_is_as_if_it_were_not_there(String range) throws IOException {
        assertWhole(file("Range: " + range));
    }

    @Test
    void a_box_goes_on_where_its_line_broke_if_the_file_is_still_the_same() throws IOException {
        for (String same : List.of(tag, "\"" + tag + "\"", MODIFIED)) {
            assertPart(file("Range: bytes=600-", "If-Range: " + same), 600, 999);
        }
        for (String other : List.of("x", "\"x\"", "W/\"" + tag + "\"", BEFORE, AFTER)) {
            assertWhole(file("Range: bytes=600-", "If-Range: " + other));
        }
    }

    @Test
    void who_has_it_already_is_told_so() throws IOException {
        for (String condition : List.of("If-None-Match: " + tag, "If-None-Match: \"" + tag + "\"",
                "If-None-Match: W/\"" + tag + "\"", "If-None-Match: \"x\", \"" + tag + "\"", "If-None-Match: x," + tag,
                "If-None-Match: *", "If-Modified-Since: " + MODIFIED, "If-Modified-Since: " + AFTER,
                "If-Match: " + tag + "\r\nIf-None-Match: " + tag)) {
            for (Answer answer : List.of(file(condition), head("/fw-1.0.bin", condition),
                    file(condition, "Range: bytes=0-9"))) {
                assertThat(answer.status()).as(condition).isEqualTo(304);
                assertThat(answer.headers()).as(condition)
                        .isEqualTo(Map.of("etag", tag, "last-modified", MODIFIED));
                assertThat(answer.body()).as(condition).isEmpty();
            }
        }
    }

    @Test
    void who_wants_what_it_was_before_is_not_given_what_it_is_now() throws IOException {
        for (String condition : List.of("If-Match: x", "If-Match: \"x\", \"y\"", "If-Match: W/\"" + tag + "\"",
                "If-Unmodified-Since: " + BEFORE, "If-Match: x\r\nIf-None-Match: " + tag)) {
            for (Answer answer : List.of(file(condition), head("/fw-1.0.bin", condition))) {
                assertThat(answer.status()).as(condition).isEqualTo(412);
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void conditions_that_hold_or_do_not_count_change_nothing() throws IOException {
        for (String condition : List.of("If-Match: " + tag, "If-Match: \"" + tag + "\"", "If-Match: *",
                "If-Match: \"x\", " + tag, "If-Unmodified-Since: " + MODIFIED, "If-Unmodified-Since: " + AFTER,
                "If-Unmodified-Since: yesterday", "If-None-Match: x", "If-None-Match: \"x," + tag + "\"",
                "If-Modified-Since: " + BEFORE, "If-Modified-Since: yesterday",
                // section 13.1.3: tags count more than times
                "If-None-Match: x\r\nIf-Modified-Since: " + AFTER,
                "If-Match: " + tag + "\r\nIf-Unmodified-Since: " + BEFORE)) {
            assertWhole(file(condition));
        }
    }

    @Test
    void one_that_took_its_place_is_another() throws IOException {
        put("fw-1.0.bin", new byte[]{ 1, 2, 3}, UPLOADED.plusSeconds(60));
        Answer answer = file("If-None-Match: " + tag);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsExactly(1, 2, 3);
        assertThat(answer.headers()).containsEntry("last-modified", "Mon, 23 Nov 2026 10:25:07 GMT")
                .doesNotContainEntry("etag", tag);
        files.remove("fw-1.0.bin");
        assertText(file(), 404, "404 Not Found");
    }

    @Test
    void where_addresses_are_signed_a_name_is_not_enough() throws IOException {
        serve(files, true);
        for (String target : List.of("/fw-1.0.bin", "/absent.bin", "/files/" + "0".repeat(32) + "/fw-1.0.bin",
                ADDRESSES.signed("absent.bin").replace("absent", "fw-1.0"))) {
            assertText(get(target), 403, "403 Forbidden");
            assertThat(head(target).status()).isEqualTo(403);
        }
        String address = ADDRESSES.signed("fw-1.0.bin");
        assertWhole(get(address));
        assertPart(get(address, "Range: bytes=0-9"), 0, 9);
        assertThat(head(address).headers()).containsEntry("content-length", "1000");
        assertText(get(ADDRESSES.signed("absent.bin")), 404, "404 Not Found");
    }

    @Test
    void a_signed_address_goes_on_to_work_where_none_is_needed() throws IOException {
        assertWhole(get(ADDRESSES.signed("fw-1.0.bin")));
        assertText(get("/files/" + "0".repeat(32) + "/fw-1.0.bin"), 403, "403 Forbidden");
    }

    @Test
    void one_that_is_replaced_while_it_is_looked_for_is_looked_for_again() throws IOException {
        serve(new Replaced(1), false);
        assertWhole(file());
        serve(new Replaced(1_000), false);
        Answer answer = file();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "1");
    }

    /// The files, each of which is gone so often once it was found.
    private final class Replaced implements ProvisioningFiles {
        private int times;

        Replaced(int times) {
            this.times = times;
        }

        @Override
        public Optional<ProvisioningFile> find(String name) {
            return files.find(name);
        }

        @Override
        public Optional<Path> content(ProvisioningFile file) throws IOException {
            return times-- > 0 ? Optional.empty() : files.content(file);
        }

        @Override
        public List<ProvisioningFile> all() {
            return files.all();
        }

        @Override
        public ProvisioningFile put(String name, @Nullable String fileType, @Nullable String oui,
                @Nullable String productClass, @Nullable String version, Path content, Instant now)
                throws IOException {
            return files.put(name, fileType, oui, productClass, version, content, now);
        }

        @Override
        public boolean remove(String name) {
            return files.remove(name);
        }

        @Override
        public void tidy() throws IOException {
            files.tidy();
        }
    }
}
