package org.pilotacs.protocols.simulcrypt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The messages under `src/test/resources/golden/simulcrypt` (see the README there), and what they say.
public final class Samples {
    public static final ClientId CLIENT = new ClientId(0x5A5A_0001);
    public static final int CHANNEL = 1;
    public static final StreamRef STREAM = new StreamRef(CHANNEL, 2);
    public static final int DATA = 0x1001;
    static final Datagram SECTION = datagram("82 70 10 DEADBEEF00112233445566778899AABB");
    static final Datagram LONG_SECTION = datagram("82 F0 19 5A5A C1 00 00 DEADBEEF00112233445566778899AABB 567AD494");

    /// Those for connections, by name.
    public static final Map<String, SimulcryptMessage> TCP = Map.ofEntries(
            Map.entry("channel-setup", new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS)),
            Map.entry("channel-test", new ChannelTest(CLIENT, CHANNEL)),
            Map.entry("channel-status", new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS)),
            Map.entry("channel-close", new ChannelClose(CLIENT, CHANNEL)),
            Map.entry("channel-error",
                    new ChannelError(CLIENT, CHANNEL, List.of(ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION), List.of())),
            Map.entry("stream-setup", new StreamSetup(CLIENT, STREAM, DATA, DataType.EMM)),
            Map.entry("stream-test", new StreamTest(CLIENT, STREAM)),
            Map.entry("stream-status", new StreamStatus(CLIENT, STREAM, DATA, DataType.EMM)),
            Map.entry("stream-close-request", new StreamCloseRequest(CLIENT, STREAM)),
            Map.entry("stream-close-response", new StreamCloseResponse(CLIENT, STREAM)),
            Map.entry("stream-error",
                    new StreamError(CLIENT, STREAM, List.of(ErrorStatus.EXCEEDED_BANDWIDTH),
                            List.of(new ErrorInformation(new byte[]{ 'B', 'W'})))),
            Map.entry("stream-bw-request", new StreamBwRequest(CLIENT, STREAM, 100)),
            Map.entry("stream-bw-allocation", new StreamBwAllocation(CLIENT, STREAM, 64)),
            Map.entry("data-provision", new DataProvision(CLIENT, STREAM, DATA, List.of(SECTION))),
            Map.entry("data-provision-two", new DataProvision(CLIENT, STREAM, DATA, List.of(SECTION, LONG_SECTION))),
            Map.entry("data-provision-packet", new DataProvision(CLIENT, STREAM, DATA, List.of(packet()))));

    /// Those for datagrams, by name.
    public static final Map<String, DataProvision> UDP = Map.of("udp-data-provision",
            new DataProvision(CLIENT, null, DATA, List.of(SECTION)));

    private static final Path FOLDER = Path.of("src/test/resources/golden/simulcrypt");

    private Samples() {}

    /// What the file of that name holds.
    public static byte[] bytes(String name) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(name + ".hex"))) {
            return hex(lines.filter(line -> !line.startsWith("#")).reduce("", String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the file of that name says.
    public static SimulcryptMessage message(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length())).sorted().toList();
        }
    }

    static Map<String, SimulcryptMessage> all() {
        Map<String, SimulcryptMessage> all = new TreeMap<>(TCP);
        all.putAll(UDP);
        return all;
    }

    /// Whatever blanks there are.
    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Datagram datagram(String hex) {
        return new Datagram(hex(hex));
    }

    /// The section behind the header of a packet and a pointer_field, and stuffing behind that.
    private static Datagram packet() {
        byte[] start = hex("47 40 00 10 00" + hex(SECTION.bytes()));
        byte[] packet = Arrays.copyOf(start, 188);
        Arrays.fill(packet, start.length, packet.length, (byte) 0xFF);
        return new Datagram(packet);
    }
}
