package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The analyser of Wireshark as a second opinion about bytes.
public final class Tshark {
    private static final String REQUIRED = "REQUIRE_TSHARK";

    /// What it says of one frame.
    ///
    /// @param protocols from the outermost to the innermost
    /// @param messageTypes of each message in it, as `0x0011`
    /// @param malformed empty unless something was
    /// @param experts severities of what it remarks upon, in its numbers
    public record Frame(List<String> protocols, List<String> messageTypes, String malformed, List<Integer> experts) {
        private static final int WARNING = 0x0060_0000;

        static Frame read(String line) {
            String[] fields = line.split("\t", -1);
            return new Frame(listed(fields[0], ":").toList(), listed(fields[1], ",").toList(), fields[2],
                    listed(fields[3], ",").map(Integer::valueOf).toList());
        }

        private static Stream<String> listed(String field, String separator) {
            return field.isEmpty() ? Stream.empty() : Arrays.stream(field.split(separator));
        }

        /// Nothing malformed, and no remark that is a warning or worse.
        public boolean isSound() {
            return malformed.isEmpty() && experts.stream().allMatch(severity -> severity < WARNING);
        }
    }

    private Tshark() {}

    /// Leaves the test out where it is not installed, unless the environment says that it must be.
    public static void assume() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
        if (!installed && Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new AssertionError(REQUIRED + " is set, but there is no tshark on the PATH");
        }
        Assumptions.assumeTrue(installed, "no tshark on the PATH: apt-get install tshark");
    }

    /// The frames of a capture, in order.
    ///
    /// @param port of TCP and UDP on which Simulcrypt is spoken
    public static List<Frame> simulcrypt(Path capture, int port) throws IOException, InterruptedException {
        return run(capture, port, "-T", "fields", "-E", "occurrence=a", "-e", "frame.protocols", "-e",
                "simulcrypt.message.type", "-e", "_ws.malformed", "-e", "_ws.expert.severity").lines()
                .map(Frame::read).toList();
    }

    /// All that it has to say of a capture, for people.
    public static String simulcryptInWords(Path capture, int port) throws IOException, InterruptedException {
        return run(capture, port, "-V");
    }

    private static String run(Path capture, int port, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
                "-o", "ip.check_checksum:TRUE", "-d", "tcp.port==" + port + ",simulcrypt", "-d",
                "udp.port==" + port + ",simulcrypt"));
        all.addAll(List.of(options));
        return run(capture, all);
    }

    /// What it says of a capture.
    ///
    /// @param options of its command line
    public static String run(Path capture, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        command.addAll(options);
        Path errors = Files.createTempFile(capture.toAbsolutePath().getParent(), "tshark", ".err");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("tshark failed: " + Files.readString(errors));
        }
        return said;
    }
}
