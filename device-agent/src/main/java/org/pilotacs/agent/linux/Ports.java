package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The network interfaces of the machine. Safe for any number of threads.
final class Ports {
    /// ARPHRD_ETHER of the kernel; radios are that too.
    private static final long ETHERNET = 1;
    private static final String NO_ADDRESS = "0.0.0.0";

    /// What an interface's addresses are.
    @FunctionalInterface
    interface Addresses {
        List<InetAddress> of(String port);
    }

    private final Roots roots;
    private final Addresses addresses;
    private final String chosen;

    /// @param chosen the interface by which the server reaches the box; empty for the one with the default route
    Ports(Roots roots, Addresses addresses, String chosen) {
        this.roots = roots;
        this.addresses = addresses;
        this.chosen = chosen;
    }

    /// One interface.
    ///
    /// @param macAddress with colons, upper case; empty if it has none
    /// @param speed Mbit/s; 0 if unknown
    /// @param wireless how it hears its access point; null if it is no radio, or hears none
    record Port(String name, String macAddress, boolean up, long speed, List<InetAddress> addresses,
            Traffic traffic, @Nullable Wireless wireless) {
        List<String> addresses4() {
            return addresses.stream().filter(Inet4Address.class::isInstance).map(InetAddress::getHostAddress).toList();
        }

        /// Without the zone, which means nothing elsewhere.
        List<String> addresses6() {
            return addresses.stream().filter(Inet6Address.class::isInstance)
                    .map(address -> address.getHostAddress().replaceFirst("%.*", "")).toList();
        }
    }

    /// Since the start of the interface.
    record Traffic(long bytesSent, long bytesReceived, long packetsSent, long packetsReceived, long errorsSent,
            long errorsReceived, long discardsSent, long discardsReceived) {}

    /// @param level dBm
    /// @param noise dBm; 0 if unknown
    record Wireless(int level, int noise) {}

    /// The first of them is the one by which the server reaches the box.
    static Network network(List<Port> ports) {
        if (ports.isEmpty()) {
            return new Network("", NO_ADDRESS, false);
        }
        Port main = ports.getFirst();
        return new Network(main.macAddress(), address(main), main.up());
    }

    private static String address(Port port) {
        return Stream.concat(port.addresses4().stream(),
                port.addresses6().stream().filter(address -> !address.startsWith("fe80"))).findFirst()
                .orElse(NO_ADDRESS);
    }

    /// Cards and radios, and what the default route leads through; that one first.
    List<Port> all() {
        String main = chosen.isEmpty() ? routed() : chosen;
        return KernelFile.entries(roots.sys().resolve("class/net"), "*").stream()
                .filter(folder -> isCard(folder) || name(folder).equals(main)).map(this::port)
                .sorted(Comparator.comparing((Port port) -> !port.name().equals(main))).toList();
    }

    private static boolean isCard(Path folder) {
        return Files.exists(folder.resolve("device"))
                && Objects.equals(KernelFile.number(folder.resolve("type")), ETHERNET);
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    /// Where the default route of the lowest metric leads; empty if there is none.
    private String routed() {
        String found = KernelFile.lines(roots.proc().resolve("net/route")).stream().map(line -> line.split("\\s+"))
                .filter(route -> route.length > 6 && route[1].equals("00000000"))
                .min(Comparator.comparing(route -> Optional.ofNullable(KernelFile.number(route[6])).orElse(0L)))
                .map(route -> route[0]).orElse("");
        return found.isEmpty() ? routed6() : found;
    }

    private String routed6() {
        return KernelFile.lines(roots.proc().resolve("net/ipv6_route")).stream().map(line -> line.split("\\s+"))
                .filter(route -> route.length > 9 && route[0].matches("0+") && route[1].equals("00")
                        && !route[4].matches("0+"))
                .min(Comparator.comparingLong(route -> Long.parseLong(route[5], 16))).map(route -> route[9]).orElse("");
    }

    private Port port(Path folder) {
        String name = name(folder);
        String state = KernelFile.text(folder.resolve("operstate"));
        boolean carrier = Objects.equals(KernelFile.number(folder.resolve("carrier")), 1L);
        Long speed = KernelFile.number(folder.resolve("speed"));
        return new Port(name, mac(folder), "up".equals(state) || ("unknown".equals(state) && carrier),
                speed == null || speed < 0 ? 0 : speed, addresses.of(name), traffic(folder.resolve("statistics")),
                wireless(name));
    }

    private static String mac(Path folder) {
        String text = KernelFile.text(folder.resolve("address"));
        return text == null || text.equals("00:00:00:00:00:00") ? "" : text.toUpperCase(Locale.ROOT);
    }

    private static Traffic traffic(Path folder) {
        return new Traffic(count(folder, "tx_bytes"), count(folder, "rx_bytes"), count(folder, "tx_packets"),
                count(folder, "rx_packets"), count(folder, "tx_errors"), count(folder, "rx_errors"),
                count(folder, "tx_dropped"), count(folder, "rx_dropped"));
    }

    private static long count(Path folder, String name) {
        Long count = KernelFile.number(folder.resolve(name));
        return count == null ? 0 : count;
    }

    /// `wlan0: 0000   54.  -56.  -256 …`: status, link quality, level, noise; a dot means that it was updated.
    private @Nullable Wireless wireless(String name) {
        return KernelFile.lines(roots.proc().resolve("net/wireless")).stream().map(String::strip)
                .filter(line -> line.startsWith(name + ":")).map(line -> line.split("\\s+"))
                .filter(words -> words.length > 4).map(Ports::wireless).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private static @Nullable Wireless wireless(String[] words) {
        Long level = KernelFile.number(words[3].replace(".", ""));
        Long noise = KernelFile.number(words[4].replace(".", ""));
        // 0 and above is a driver's own scale; -256 is "not measured"
        if (level == null || level >= 0 || level <= -256) {
            return null;
        }
        return new Wireless(level.intValue(), noise == null || noise >= 0 || noise <= -256 ? 0 : noise.intValue());
    }
}
