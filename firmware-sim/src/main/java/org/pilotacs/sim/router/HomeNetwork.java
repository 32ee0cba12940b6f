package org.pilotacs.sim.router;

import org.pilotacs.agent.board.HomeRouter.LanHost;
import org.pilotacs.agent.board.HomeRouter.WifiClient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/// The things in a home that use its router. Safe for any number of threads.
public final class HomeNetwork {
    private static final List<String> NAMES = List.of("phone", "laptop", "tablet", "tv", "console", "printer");
    /// Received power at one metre, dBm, and what a decade of distance costs indoors, dB.
    private static final double AT_ONE_METRE = -38;
    private static final double PER_DECADE = 32;

    /// Noise on a Wi-Fi channel that nobody else uses, dBm.
    private static final int QUIET = -92;
    /// Channels that are nearer to each other than this disturb each other.
    private static final int APART = 4;

    /// @param wireless metres from the router; 0 for a cable
    private record Thing(String macAddress, String ipAddress, String name, double wireless) {}

    private volatile List<Thing> things;
    private volatile double wall;
    private volatile Others others = new Others(1, QUIET);
    private volatile IntSupplier tuned = () -> 1;
    private volatile boolean radio = true;
    private volatile Runnable listener = () -> {};

    /// Networks of other homes.
    ///
    /// @param noise that they make on their channel, dBm
    private record Others(int channel, int noise) {}

    private HomeNetwork(List<Thing> things) {
        this.things = things;
    }

    /// Two to five things, most of them wireless.
    public static HomeNetwork drawn(RandomGenerator random) {
        int count = random.nextInt(2, 6);
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String mac = "02:%02X:%02X:%02X:%02X:%02X".formatted(random.nextInt(256), random.nextInt(256),
                    random.nextInt(256), random.nextInt(256), i);
            double metres = random.nextInt(4) == 0 ? 0 : random.nextDouble(1, 12);
            things.add(new Thing(mac, "192.168.1." + (20 + i), NAMES.get(i), metres));
        }
        return new HomeNetwork(List.copyOf(things));
    }

    /// @param from metres from the router, not included
    /// @param to metres, included
    List<WifiClient> wifiClients(double from, double to) {
        return things.stream().filter(thing -> radio && thing.wireless() > from && thing.wireless() <= to)
                .map(thing -> new WifiClient(thing.macAddress(), thing.ipAddress(), rssi(thing.wireless()))).toList();
    }

    List<LanHost> hosts() {
        return things.stream().map(thing -> new LanHost(thing.macAddress(), thing.ipAddress(), thing.name(),
                radio || thing.wireless() == 0, thing.wireless() > 0 ? "802.11" : "Ethernet")).toList();
    }

    private int rssi(double metres) {
        return (int) Math.round(AT_ONE_METRE - PER_DECADE * Math.log10(Math.max(1, metres)) - wall);
    }

    /// The router was put behind something.
    ///
    /// @param loss dB that every wireless thing loses
    public void wall(double loss) {
        wall = loss;
        listener.run();
    }

    /// Other networks come or go on the channel that the router is on; of two bands, on that of the first.
    ///
    /// @param dBm noise
    public void noise(int dBm) {
        others = new Others(tuned.getAsInt(), dBm);
        listener.run();
    }

    /// What they make on a channel, dBm.
    int noiseOn(int channel) {
        Others there = others;
        return Math.abs(channel - there.channel()) < APART ? there.noise() : QUIET;
    }

    /// Somebody presses the button for Wi-Fi.
    public void radio(boolean on) {
        radio = on;
        listener.run();
    }

    /// Somebody goes home, with all that is theirs.
    public void leave(String name) {
        things = things.stream().filter(thing -> !thing.name().equals(name)).toList();
        listener.run();
    }

    void onChange(Runnable changed) {
        listener = changed;
    }

    /// @param channel of the router
    void tuned(IntSupplier channel) {
        tuned = channel;
    }
}
