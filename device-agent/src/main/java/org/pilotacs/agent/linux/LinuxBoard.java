package org.pilotacs.agent.linux;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.LineProbe;
import org.pilotacs.agent.board.LineTests;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.board.PinStore;
import org.pilotacs.agent.board.Power;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.dvb.DvbTuner;
import org.pilotacs.agent.dvb.FrontEnds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// The Linux machine we run on. It measures when it is asked; [#look] is for what must be seen between two questions.
/// Safe for any number of threads.
public final class LinuxBoard implements SatelliteDecoder, AutoCloseable {
    private static final int MOST_SETTINGS = 1 << 20;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LinuxConfig config;
    private final Identity identity;
    private final InstantSource clock;
    private final FileFlash flash;
    private final CommandFirmware firmware;
    private final LinuxPower power;
    private final Vitals vitals;
    private final Remembered<List<Ports.Port>> ports;
    private final FrontEnds frontEnds;
    private final CommandCard card;
    private final CommandPin pin;
    private final CommandProbe probe = new CommandProbe(new Command(List.of("ping")),
            new Command(List.of("traceroute")));
    private final LineTests lineTests = new LineTests();
    private final Journal journal = new Journal();
    private volatile Runnable changed = () -> {};

    /// @param frontEnds those of the machine, or none
    /// @throws IOException if the state folder cannot be used
    /// @throws IncompleteIdentityException if the machine does not say who it is
    public LinuxBoard(LinuxConfig config, Roots roots, FrontEnds frontEnds, InstantSource clock)
            throws IOException {
        this.config = config;
        this.clock = clock;
        this.vitals = new Vitals(roots);
        Ports found = new Ports(roots, LinuxBoard::addresses, config.networkInterface());
        this.ports = new Remembered<>(found::all, FRESH, clock);
        this.identity = new Nameplate(roots, Ports.network(found.all()).macAddress()).identity(config.label());
        this.flash = new FileFlash(config.state().resolve("flash"), MOST_SETTINGS);
        this.firmware = new CommandFirmware(roots, config.firmware(), config.state().resolve("image"));
        this.power = new LinuxPower(config, vitals, flash, clock);
        this.frontEnds = frontEnds;
        this.card = new CommandCard(config.card(), clock);
        this.pin = new CommandPin(config.pin(), journal, clock);
    }

    private static List<InetAddress> addresses(String name) {
        try {
            NetworkInterface port = NetworkInterface.getByName(name);
            return port == null ? List.of() : port.inetAddresses().toList();
        } catch (SocketException gone) {
            return List.of();
        }
    }

    /// What the operator says the box has.
    LinuxConfig config() {
        return config;
    }

    List<Ports.Port> ports() {
        return ports.get();
    }

    Vitals vitals() {
        return vitals;
    }

    /// The tuners with all that the kernel says of them.
    List<DvbTuner> frontEnds() {
        return frontEnds.tuners();
    }

    /// Looks at what may have changed by itself, and says so to the listener.
    public void look() {
        frontEnds.look();
        changed.run();
    }

    /// Whether a restart was ordered and the machine is still up as it was then. Asked once, by an agent that starts.
    public boolean takeRestartFailure() {
        return power.takeRestartFailure();
    }

    /// Called after an ordered restart, with whether the machine is going down.
    public void onRestart(Consumer<Boolean> listener) {
        power.onRestart(listener);
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Flash flash() {
        return flash;
    }

    @Override
    public Firmware firmware() {
        return firmware;
    }

    @Override
    public Power power() {
        return power;
    }

    @Override
    public Network network() {
        return Ports.network(ports());
    }

    @Override
    public Health health() {
        return vitals.health();
    }

    @Override
    public LineProbe probe() {
        return probe;
    }

    @Override
    public LineTests lineTests() {
        return lineTests;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
    }

    @Override
    public List<Tuner> tuners() {
        return List.copyOf(frontEnds.tuners());
    }

    /// Only what the operator's configuration offers is in the data model.
    @Override
    public boolean hasCardReader() {
        return config.card().isOffered();
    }

    @Override
    public boolean hasPin() {
        return config.pin().isOffered();
    }

    @Override
    public CardReader cardReader() {
        return card;
    }

    @Override
    public PinStore pinStore() {
        return pin;
    }

    @Override
    public void close() {
        flash.close();
    }
}
