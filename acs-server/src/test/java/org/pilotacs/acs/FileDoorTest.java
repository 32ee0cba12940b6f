package org.pilotacs.acs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.files.RawFetch;
import org.pilotacs.acs.door.files.RawFetch.Answer;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.door.sftp.SftpConfig;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.JdbcDeviceFiles;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.firmware.Shelf;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.sftp.JdbcSftpLogins;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Firmware and an operator's files at one port, fetched by the addresses that boxes are told.
class FileDoorTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path data;
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private @Nullable FileDoor door;

    private FileDoor open(String host, String url, boolean signed) throws IOException {
        FileServerConfig config = new FileServerConfig(host, 0, url, FileServerConfig.DEFAULT.maxSize(), signed);
        MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
        FileDoor opened = new FileDoor(new FileDoor.Settings(config, SftpConfig.DEFAULT, FileConfig.DEFAULT),
                new FileDoor.Core(new JdbcArtefacts(database, data.resolve("firmware"), FirmwareConfig.DEFAULT),
                        files(),
                        new JdbcDevices(database, UnknownDevices.ACCEPT),
                        new JdbcDeviceFiles(database, key, FileConfig.DEFAULT, new Random()),
                        new JdbcSftpLogins(database, new Random())),
                key, new FileDoor.Means(vertx, new References(new Random(1)),
                        work -> {
                            threads.execute(work);
                            return true;
                        }, new SimpleMeterRegistry(), Clock.systemUTC()));
        door = opened;
        return opened;
    }

    private ProvisioningFiles files() {
        return new JdbcProvisioningFiles(database, data.resolve("files"), new Random());
    }

    private Path content(String text) throws IOException {
        return Files.writeString(data.resolve("upload"), text);
    }

    private static Answer fetch(@Nullable URI url) throws IOException {
        URI known = Objects.requireNonNull(url);
        return RawFetch.fetch(known, "GET", known.getRawPath());
    }

    @AfterEach
    void close() {
        if (door != null) {
            door.close();
        }
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    @Test
    void a_file_is_fetched_by_the_address_that_the_server_makes_of_its_name() throws IOException {
        files().put("conf file ż?.cfg", null, null, null, null, content("hello"), NOON);
        FileDoor open = open("127.0.0.1", "", false);
        assertThat(open.files().url("conf file ż?.cfg", "192.0.2.1"))
                .isEqualTo(URI.create("http://127.0.0.1:" + open.port() + "/conf%20file%20%C5%BC%3F.cfg"));
        assertThat(fetch(open.files().url("conf file ż?.cfg", null)).text()).isEqualTo("hello");
    }

    @Test
    void where_addresses_are_signed_that_is_the_one_way() throws IOException {
        files().put("conf file.cfg", null, null, null, null, content("hello"), NOON);
        FileDoor open = open("127.0.0.1", "", true);
        URI url = open.files().url("conf file.cfg", null);
        assertThat(url).asString().matches("http://127\\.0\\.0\\.1:\\d+/files/[0-9a-f]{32}/conf%20file\\.cfg");
        assertThat(fetch(url).text()).isEqualTo("hello");
        assertThat(fetch(URI.create("http://127.0.0.1:" + open.port() + "/conf%20file.cfg")).status()).isEqualTo(403);
    }

    @Test
    void firmware_is_fetched_beside_it_as_before() throws IOException {
        JdbcArtefacts images = new JdbcArtefacts(database, data.resolve("other"), FirmwareConfig.DEFAULT);
        Artefact image = Shelf.put(database, images, new Fit("", "SV-L2", ""), "3.1.0", content("firmware"), NOON);
        FileDoor open = open("127.0.0.1", "", false);
        URI url = URI.create(Objects.requireNonNull(open.shelf().url(image, null)));
        assertThat(fetch(url).text()).isEqualTo("firmware");
        Answer several = RawFetch.fetch(url, "GET", url.getRawPath(), "Range: bytes=0-1,3-4");
        assertThat(several.status()).isEqualTo(200);
        assertThat(several.text()).isEqualTo("firmware");
        Answer part = RawFetch.fetch(url, "GET", url.getRawPath(), "Range: bytes=4-");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers()).containsEntry("content-range", "bytes 4-7/8")
                .containsEntry("etag", "\"" + image.sha256() + "\"");
        assertThat(part.text()).isEqualTo("ware");
    }

    @Test
    void a_node_that_listens_on_all_addresses_tells_the_one_where_a_box_reached_it() throws IOException {
        FileDoor open = open("0.0.0.0", "", false);
        assertThat(open.files().url("a", "127.0.0.1")).isEqualTo(URI.create("http://127.0.0.1:" + open.port() + "/a"));
        assertThat(open.files().url("a", null)).isNull();
    }

    @Test
    void where_boxes_reach_it_can_be_said() throws IOException {
        assertThat(open("127.0.0.1", "https://files.acs.example", false).files().url("a", null))
                .isEqualTo(URI.create("https://files.acs.example/a"));
    }

    @Test
    void copies_of_what_is_gone_are_dropped() throws IOException {
        files().put("a", null, null, null, null, content("hello"), NOON);
        FileDoor open = open("127.0.0.1", "", false);
        fetch(open.files().url("a", null));
        assertThat(copies()).isEqualTo(1);
        open.tidy();
        assertThat(copies()).isEqualTo(1);
        files().remove("a");
        open.tidy();
        assertThat(copies()).isZero();
    }

    private long copies() throws IOException {
        try (Stream<Path> copies = Files.list(data.resolve("files"))) {
            return copies.count();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_whole_server_gives_it_and_signs_where_it_is_told_to(TestDatabases.Kind kind) throws IOException {
        for (boolean signed : new boolean[]{ false, true}) {
            Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
            settings.put("PILOT_FILE_SERVER_SIGNED", Boolean.toString(signed));
            Path folder = Files.createDirectory(data.resolve("server-" + signed));
            AcsConfig config = Lab.config(folder, Lab.settings(settings, 0, 0));
            try (Database before = Database.open(config.database())) {
                new JdbcProvisioningFiles(before, data.resolve("another"), new Random()).put("fw-1.0.bin", null, null,
                        null, null, content("hello"), NOON);
            }
            try (AcsServer server = AcsServer.start(config, Clock.systemUTC())) {
                Answer answer = RawFetch.fetch(server.files(), "GET", "/fw-1.0.bin");
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .isEqualTo(signed ? "403 Forbidden" : "hello");
                assertThat(Files.exists(folder.resolve("files"))).isEqualTo(!signed);
            }
        }
    }
}
