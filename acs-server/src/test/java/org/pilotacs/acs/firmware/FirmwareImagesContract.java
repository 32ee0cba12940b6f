package org.pilotacs.acs.firmware;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [FirmwareImages] does.
abstract class FirmwareImagesContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final ImageFit DECODERS = new ImageFit("", "SV-L2", "");

    private final TestDatabases.Kind kind;
    @TempDir
    private Path folder;
    private Database database;
    private FirmwareImages images;

    FirmwareImagesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        images = node("here");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private FirmwareImages node(String name) {
        return new JdbcFirmwareImages(database, folder.resolve(name), new Random());
    }

    private Path file(int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve("upload-" + size + "-" + seed), content);
    }

    private FirmwareImage added(ImageFit fit, String version, Path file, Instant at) throws IOException {
        return ((Adding.Added) images.add(fit, version, "fw.bin", file, at)).image();
    }

    @Test
    void another_node_has_the_whole_of_it() throws IOException {
        Path file = file(1_000_003, 1);
        FirmwareImage image = added(DECODERS, "3.1.0", file, NOON);
        assertThat(image.bytes()).isEqualTo(1_000_003);
        assertThat(node("there").find(image.id())).contains(image);
        assertThat(node("there").file(image)).hasValueSatisfying(copy -> assertThat(copy).hasSameBinaryContentAs(file));
    }

    @Test
    void the_same_file_is_taken_once_and_another_as_the_same_version_is_refused() throws IOException {
        Path file = file(1_000, 1);
        FirmwareImage image = added(DECODERS, "3.1.0", file, NOON);
        assertThat(images.add(DECODERS, "3.1.0", "again.bin", file, NOON)).isEqualTo(new Adding.Known(image));
        assertThat(images.add(DECODERS, "3.1.0", "fw.bin", file(1_000, 2), NOON)).isEqualTo(new Adding.Taken(image));
        assertThat(images.all()).containsExactly(image);
    }

    @Test
    void a_copy_that_is_cut_short_is_made_anew() throws IOException {
        Path file = file(600_000, 1);
        FirmwareImage image = added(DECODERS, "3.1.0", file, NOON);
        Path copy = images.file(image).orElseThrow();
        Files.write(copy, new byte[10]);
        assertThat(images.file(image)).hasValueSatisfying(again -> assertThat(again).hasSameBinaryContentAs(file));
    }

    @Test
    void what_was_removed_is_gone_from_every_nodes_disk_once_it_is_tidied() throws IOException {
        FirmwareImage image = added(DECODERS, "3.1.0", file(1_000, 1), NOON);
        FirmwareImage other = added(DECODERS, "3.2.0", file(1_000, 2), NOON);
        images.file(image);
        images.file(other);
        assertThat(images.remove(image.id())).isTrue();
        assertThat(images.remove(image.id())).isFalse();
        images.tidy();
        try (Stream<Path> left = Files.list(folder.resolve("here"))) {
            assertThat(left.map(one -> one.getFileName().toString())).containsExactly(other.sha256());
        }
        assertThat(images.file(image)).isEmpty();
        assertThat(node("there").file(other)).isPresent();
    }
}
