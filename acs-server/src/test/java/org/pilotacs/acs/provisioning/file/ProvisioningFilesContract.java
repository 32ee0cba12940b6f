package org.pilotacs.acs.provisioning.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [ProvisioningFiles] does.
abstract class ProvisioningFilesContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456Z");

    private final TestDatabases.Kind kind;
    @TempDir
    private Path folder;
    private Database database;
    private ProvisioningFiles files;

    ProvisioningFilesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        files = node("here");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ProvisioningFiles node(String name) {
        return new JdbcProvisioningFiles(database, folder.resolve(name), new Random());
    }

    private Path content(int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve("upload-" + size + "-" + seed), content);
    }

    private ProvisioningFile put(String name, Path content) throws IOException {
        return files.put(name, null, null, null, null, content, NOON);
    }

    private List<String> copies(String node) throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve(node))) {
            return left.map(one -> one.getFileName().toString()).toList();
        }
    }

    private long parts() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM provisioning_file_part")
                .mapTo(Long.class).one());
    }

    private static String hash(String algorithm, Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    @Test
    void another_node_has_the_whole_of_it() throws Exception {
        Path content = content(1_000_003, 1);
        ProvisioningFile file = files.put("fw 1.0 é.bin", "1 Firmware Upgrade Image", "202BC1", "BM632w", "1.1",
                content, NOON);
        assertThat(file).isEqualTo(new ProvisioningFile("fw 1.0 é.bin", 1_000_003, hash("MD5", content),
                Instant.parse("2026-11-29T12:00:00.123Z"), "1 Firmware Upgrade Image", "202BC1", "BM632w", "1.1"));
        assertThat(node("there").find(file.name())).contains(file);
        assertThat(node("there").content(file))
                .hasValueSatisfying(copy -> assertThat(copy).hasSameBinaryContentAs(content));
        assertThat(content).as("what was put stays where it is").exists();
    }

    @Test
    void what_was_not_said_of_it_stays_unsaid() throws IOException {
        put("a", content(0, 1));
        assertThat(files.find("a")).hasValueSatisfying(file -> {
            assertThat(file.fileType()).isNull();
            assertThat(file.oui()).isNull();
            assertThat(file.productClass()).isNull();
            assertThat(file.version()).isNull();
        });
    }

    @Test
    void it_may_be_empty() throws IOException {
        ProvisioningFile file = put("empty.bin", content(0, 1));
        assertThat(file.length()).isZero();
        assertThat(file.md5()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(files.content(file)).hasValueSatisfying(copy -> assertThat(copy).isEmptyFile());
    }

    @Test
    void another_of_its_name_takes_its_place_at_every_node() throws IOException {
        ProvisioningFiles there = node("there");
        ProvisioningFile former = files.put("a", "3 Vendor Configuration File", null, null, "1", content(600_000, 1),
                NOON);
        assertThat(there.content(former)).isPresent();
        long parts = parts();
        Path content = content(600_000, 2);
        ProvisioningFile file = put("a", content);
        assertThat(there.find("a")).contains(file);
        assertThat(there.all()).containsExactly(file);
        assertThat(there.content(file)).hasValueSatisfying(copy -> assertThat(copy).hasSameBinaryContentAs(content));
        assertThat(there.content(former)).as("there is no way back").isEmpty();
        assertThat(parts()).as("nothing of the former one stays").isEqualTo(parts);
    }

    @Test
    void they_are_listed_by_their_names() throws IOException {
        for (String name : List.of("b", "ż", "a", "B", "a.b", "A", "a b")) {
            put(name, content(1, 1));
        }
        assertThat(files.all()).extracting(ProvisioningFile::name).containsExactly("A", "B", "a", "a b", "a.b", "b",
                "ż");
    }

    @Test
    void what_was_removed_is_gone_from_every_nodes_disk_once_it_is_tidied() throws Exception {
        ProvisioningFile file = put("a", content(1_000, 1));
        ProvisioningFile other = put("b", content(1_000, 2));
        files.content(file);
        files.content(other);
        Files.write(folder.resolve("here/copy-1.part"), new byte[10]);
        assertThat(files.remove("a")).isTrue();
        assertThat(files.remove("a")).isFalse();
        files.tidy();
        assertThat(copies("here")).as("and so is what a killed node was at")
                .containsExactly(hash("SHA-256", content(1_000, 2)));
        assertThat(files.find("a")).isEmpty();
        assertThat(files.content(file)).isEmpty();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void a_copy_that_is_cut_short_is_made_anew() throws IOException {
        Path content = content(600_000, 1);
        ProvisioningFile file = put("a", content);
        Path copy = files.content(file).orElseThrow();
        Files.write(copy, new byte[10]);
        assertThat(files.content(file)).hasValueSatisfying(again -> assertThat(again).hasSameBinaryContentAs(content));
    }

    @Test
    void a_copy_of_what_was_damaged_is_given_to_nobody() throws IOException {
        ProvisioningFile file = put("a", content(600_000, 1));
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM provisioning_file_part WHERE part = 1"));
        assertThat(files.content(file)).isEmpty();
        assertThat(copies("here")).isEmpty();
    }

    @Test
    void what_a_killed_node_did_not_come_to_drop_is_dropped_later() throws IOException {
        put("a", content(5_000_000, 1));
        long parts = parts();
        put("b", content(5_000_000, 2));
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM provisioning_file WHERE name = 'b'"));
        assertThat(parts()).isEqualTo(2 * parts);
        files.tidy();
        assertThat(parts()).isEqualTo(parts);
        assertThat(files.content(files.find("a").orElseThrow())).isPresent();
    }

    @Test
    void what_cannot_be_read_changes_nothing() throws IOException {
        ProvisioningFile file = put("a", content(10, 1));
        assertThatThrownBy(() -> put("a", folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
        assertThat(files.all()).containsExactly(file);
    }

    @Test
    void of_many_that_are_put_at_once_one_is_there_whole() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ProvisioningFile>> puts = new ArrayList<>();
            for (int seed = 0; seed < 8; seed++) {
                Path content = content(300_000, seed);
                puts.add(() -> put("a", content));
            }
            List<ProvisioningFile> given = new ArrayList<>();
            for (Future<ProvisioningFile> one : threads.invokeAll(puts)) {
                given.add(one.get());
            }
            ProvisioningFile file = files.find("a").orElseThrow();
            assertThat(given).contains(file);
            Path copy = files.content(file).orElseThrow();
            assertThat(hash("MD5", copy)).isEqualTo(file.md5());
        }
        assertThat(parts()).as("nothing of the others stays").isEqualTo(2);
    }

    @Test
    void who_reads_while_it_is_replaced_gets_the_one_or_the_other_whole() throws Exception {
        List<Path> contents = List.of(content(600_000, 1), content(700_000, 2));
        put("a", contents.getFirst());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> replacing = threads.submit(() -> {
                for (int i = 1; i <= 10; i++) {
                    put("a", contents.get(i % 2));
                }
                return null;
            });
            int whole = 0;
            while (!replacing.isDone() || whole == 0) {
                ProvisioningFile file = files.find("a").orElseThrow();
                Optional<Path> copy = files.content(file);
                if (copy.isPresent()) {
                    assertThat(Files.size(copy.get())).isEqualTo(file.length());
                    whole++;
                }
                files.tidy();
            }
            replacing.get();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", " ", "..", "a..b", "%2F", "\\", "a?b#c", "wykaz ról ż 𝄞.csv"})
    void a_name_may_be_anything_else(String name) throws IOException {
        ProvisioningFile file = put(name, content(1, 1));
        assertThat(files.find(name)).contains(file);
        assertThat(files.remove(name)).isTrue();
    }

    @Test
    void a_name_has_up_to_255_characters() throws IOException {
        String longest = "é".repeat(255);
        assertThat(files.find(put(longest, content(1, 1)).name())).isPresent();
        assertRefused(longest + "é", "The name of a file has at most 255 characters, not 256");
    }

    @Test
    void a_name_that_no_file_can_have_is_refused_and_found_nowhere() {
        assertRefused("", "A file needs a name");
        assertRefused("a/b", "The name of a file must not contain a slash");
        assertRefused("/", "The name of a file must not contain a slash");
        assertRefused("a\0", "The name of a file must not contain control characters");
        assertRefused("a\nb", "The name of a file must not contain control characters");
        assertRefused("a\u0085", "The name of a file must not contain control characters");
        assertRefused("a\ud834", "The name of a file must be text in Unicode");
    }

    private void assertRefused(String name, String why) {
        assertThatThrownBy(() -> put(name, content(1, 1))).isInstanceOf(BadFileException.class).hasMessage(why);
        assertThat(files.find(name)).isEmpty();
        assertThat(files.remove(name)).isFalse();
        assertThat(files.all()).extracting(ProvisioningFile::name).doesNotContain(name);
    }

    @Test
    void what_cannot_be_said_of_a_file_is_refused() throws IOException {
        Path content = content(1, 1);
        assertThatThrownBy(() -> files.put("a", "x".repeat(256), null, null, null, content, NOON))
                .hasMessage("The file type of a file has at most 255 characters, not 256");
        assertThatThrownBy(() -> files.put("a", null, "\0", null, null, content, NOON))
                .hasMessage("The OUI of a file must not contain control characters");
        assertThatThrownBy(() -> files.put("a", null, null, "\t", null, content, NOON))
                .hasMessage("The product class of a file must not contain control characters");
        assertThatThrownBy(() -> files.put("a", null, null, null, "\n", content, NOON))
                .hasMessage("The version of a file must not contain control characters");
        assertThat(files.all()).isEmpty();
        String longest = "é".repeat(255);
        ProvisioningFile file = files.put("a", longest, longest, longest, longest, content, NOON);
        assertThat(files.find("a")).contains(file);
    }
}
