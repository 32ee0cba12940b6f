package org.pilotacs.acs.cli;

import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.FileName;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.SigningKey;
import org.pilotacs.acs.firmware.Statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Firmware by the command line, against a real server.
class FirmwareCommandsTest {
    private static final String[] WHAT = { "--product-class", "SV-L2", "--firmware-version", "3.1.0"};

    @TempDir
    private Path folder = Path.of("");
    private TestDoor door;

    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = TestDoor.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Result run(String... arguments) {
        return run(door.port(), false, arguments);
    }

    private static Result run(int port, boolean interactive, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new BufferedReader(new StringReader("")), interactive,
                Map.of("PILOT_SERVER", "http://127.0.0.1:" + port));
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("no server is started here");
        }, _ -> {
            throw new IOException("no server is started here");
        }, new NoTexts(), _ -> {
            throw new IOException("nothing is moved in here");
        }), terminal);
        return new Result(exit, out.toString(), err.toString());
    }

    private static final class NoTexts implements ConfigTexts {
        @Override
        public String reference() {
            return "";
        }

        @Override
        public String effective(ServerStarter.ConfigSource source) {
            return "";
        }
    }

    private static String[] with(String command, Path file, String... more) {
        return Stream.of(new String[]{ command, file.toString()}, WHAT, more)
                .flatMap(Stream::of).toArray(String[]::new);
    }

    private Path file(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(folder.resolve("sv l2 (3.1.0).bin"), content);
    }

    @Test
    void it_is_added_listed_and_removed() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "Nowe kanały\n");
        Result added = run(with("add-firmware", file(2_500_000), "--from", "2.4.*", "--from", "3.0.0", "--notes",
                notes.toString(), "--hardware", "r2"));
        assertThat(added.err).isEmpty();
        assertThat(added.out).startsWith("SV-L2 3.1.0 is here as ").contains("2,500,000 bytes, SHA-256 ");
        Artefact image = door.core.images.all().getFirst();
        assertThat(image.fit().from()).containsExactly("2.4.*", "3.0.0");
        assertThat(image.notes()).isEqualTo("Nowe kanały");
        assertThat(image.fileName()).isEqualTo("sv_l2__3.1.0_.bin");
        Result listed = run("firmware");
        assertThat(listed.out.lines().skip(1)).singleElement().asString().contains(image.id(), "SV-L2 hardware r2",
                "2.4.*, 3.0.0", "2,500,000", "nobody");
        assertThat(run("firmware", "--json").out).contains("\"kind\" : \"firmware\"");
        assertThat(run("remove-firmware", "../x").exit).isEqualTo(2);
        assertThat(run("remove-firmware", image.id()).out).isEqualTo("Removed.\n");
        assertThat(run("remove-firmware", image.id()).err).startsWith("There is no firmware " + image.id());
        assertThat(run("firmware").out).startsWith("Nothing is here");
    }

    @Test
    void what_is_refused_leaves_no_upload_behind() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "x".repeat(8_193));
        for (int i = 0; i < 6; i++) {
            Result refused = run(with("add-firmware", file(10), "--notes", notes.toString()));
            assertThat(refused.exit).isEqualTo(1);
            assertThat(refused.err).contains("8192");
        }
        assertThat(run(with("add-firmware", folder.resolve("none"))).exit).isEqualTo(2);
        assertThat(run(with("add-firmware", folder)).exit).isEqualTo(2);
    }

    @Test
    void it_goes_on_after_lines_that_break() throws IOException {
        try (BreakingLine line = new BreakingLine(door.port(), 700_000)) {
            Result added = run(line.port(), true, with("add-firmware", file(3_000_000)));
            assertThat(added.exit).as(added.err).isZero();
            assertThat(added.err).contains("No answer at 0 %; going on as soon as the server answers.");
            assertThat(added.out).contains(" %   ", " of 3.0 MB", " left");
            assertThat(line.broken()).isEqualTo(2);
        }
        Artefact image = door.core.images.all().getFirst();
        assertThat(door.core.images.file(image)).hasValueSatisfying(
                copy -> assertThat(copy).hasSameBinaryContentAs(folder.resolve("sv l2 (3.1.0).bin")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0|10|0|0 %   0.0 of 0.0 MB   0.0 MB/s   0 s left",
        "1000000|4000000|2000|25 %   1.0 of 4.0 MB   0.5 MB/s   6 s left",
        "1000000|1000000000|1000|0 %   1.0 of 1000.0 MB   1.0 MB/s   17 min left"})
    void the_line_says_how_far_it_is(long sent, long bytes, long millis, String line) {
        assertThat(FileSender.progress(sent, bytes, Duration.ofMillis(millis))).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({ "fw.bin,fw.bin", "..,firmware.bin", "-rf..bin,rf_bin", "żółw 1.bin,w_1.bin",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bin,"
                + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bin"})
    void a_name_is_made_plain(String name, String plain) {
        assertThat(FileSender.name(Path.of("x", name))).isEqualTo(plain).matches(FileName::isPlain);
    }

    @Test
    void what_openssl_signs_is_what_we_check_and_the_other_way_round() throws Exception {
        Path file = file(1_000);
        Path key = folder.resolve("key.pem");
        Result made = run("make-signing-key", key.toString(), "--name", "release-2026");
        assertThat(made.exit).as(made.err).isZero();
        String line = made.out.lines().filter(one -> one.startsWith("    - ")).findFirst().orElseThrow().substring(6);
        SigningKey known = Objects.requireNonNull(SigningKey.read(line));
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        assertThat(run("make-signing-key", key.toString()).err).contains("is there already");
        Path statement = folder.resolve("statement.txt");
        assertThat(run(with("sign-firmware", file, "--statement", "--out", statement.toString())).exit).isZero();
        String ours = run(with("sign-firmware", file, "--key", key.toString())).out;
        Statement said = new Statement(Artefact.Kind.FIRMWARE, new Fit("", "SV-L2", ""), "3.1.0",
                Hash.SHA_256.of(file));
        assertThat(Files.readString(statement)).isEqualTo(said.text());
        Assumptions.assumeThat(Path.of("/usr/bin/openssl")).exists();
        Path theirs = folder.resolve("signature.bin");
        openssl("pkeyutl", "-sign", "-rawin", "-inkey", key.toString(), "-in", statement.toString(), "-out",
                theirs.toString());
        assertThat(Base64.getDecoder().decode(ours.strip())).isEqualTo(Files.readAllBytes(theirs));
        Path pem = folder.resolve("public.pem");
        openssl("pkey", "-in", key.toString(), "-pubout", "-out", pem.toString());
        assertThat(SigningKey.read("release-2026=" + Files.readString(pem))).isEqualTo(known);
        assertThat(new FirmwareConfig(List.of(known), true).demands()).isTrue();
        Path own = folder.resolve("own.pem");
        openssl("genpkey", "-algorithm", "ed25519", "-out", own.toString());
        assertThat(run(with("sign-firmware", file, "--key", own.toString())).exit).isZero();
        assertThat(run(with("sign-firmware", file, "--key", pem.toString())).err).contains("no private key");
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Stream.concat(Stream.of("openssl"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void a_configuration_is_given_by_its_id() {
        SampleBox.comes(door.core, "SN-1001");
        Result unnamed = run("apply-configuration", "SN-1001");
        assertThat(unnamed.exit).isEqualTo(2);
        assertThat(unnamed.err).contains("Which configuration?");
        Result none = run("apply-configuration", "SN-1001", "--image", "0123456789abcdef01234567");
        assertThat(none.exit).isEqualTo(1);
        assertThat(none.err).contains("There is no configuration 0123456789abcdef01234567.");
    }

    /// A way to a server that breaks twice, each time after so many bytes.
    private static final class BreakingLine implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger broken = new AtomicInteger();

        BreakingLine(int server, int most) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        Socket client = socket.accept();
                        Socket there = new Socket("127.0.0.1", server);
                        Thread.ofVirtual().start(() -> pass(client, there, most));
                        Thread.ofVirtual().start(() -> pass(there, client, Long.MAX_VALUE));
                    } catch (IOException _) {
                        return;
                    }
                }
            });
        }

        private void pass(Socket from, Socket to, long most) {
            byte[] some = new byte[8_192];
            try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                long passed = 0;
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    passed += read;
                    if (passed > most && broken.get() < 2) {
                        broken.incrementAndGet();
                        return;
                    }
                    out.write(some, 0, read);
                    out.flush();
                }
            } catch (IOException _) {
                // as lines break
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        int broken() {
            return broken.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
