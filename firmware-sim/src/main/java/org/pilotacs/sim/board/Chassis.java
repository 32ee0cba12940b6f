package org.pilotacs.sim.board;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.LineTests;
import org.pilotacs.agent.board.MemoryFlash;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.board.Power;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.firmware.Software;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What every simulated board has: a case, a power supply, flash, a network plug. Safe for any number of threads.
public final class Chassis implements Board, Power, Firmware {
    private static final String STANDBY = "board:standby";
    private static final long MEMORY = 524_288;

    private final Label label;
    private final InstantSource clock;
    private final Flash flash = new MemoryFlash();
    private final Journal journal = new Journal();
    private final LineTests lineTests = new LineTests();
    private final SimulatedProbe probe;
    private final SoftwareBanks software;
    private final AtomicInteger failingInstallations = new AtomicInteger();
    private volatile Instant started;
    private volatile int temperature = 47;
    private volatile boolean plugged = true;
    private volatile Duration clockError = Duration.ZERO;
    private volatile Runnable changed = () -> {};
    private volatile Runnable restart = () -> {};

    /// What is printed on the case, and what the network gave it.
    public record Label(Identity identity, String macAddress, String ipAddress, String firmwareVersion,
            Instant firstUse) {}

    public Chassis(Label label, InstantSource clock) {
        this.label = label;
        this.clock = clock;
        this.probe = new SimulatedProbe(() -> plugged, label.identity().serialNumber().hashCode());
        this.software = new SoftwareBanks(Software.sound(label.firmwareVersion()), clock.instant());
        this.started = clock.instant();
    }

    @Override
    public Identity identity() {
        return label.identity();
    }

    @Override
    public InstantSource clock() {
        return () -> clock.instant().plus(clockError);
    }

    @Override
    public Flash flash() {
        return flash;
    }

    @Override
    public Firmware firmware() {
        return this;
    }

    @Override
    public Power power() {
        return this;
    }

    @Override
    public Network network() {
        return new Network(label.macAddress(), label.ipAddress(), plugged);
    }

    @Override
    public Health health() {
        return new Health(MEMORY, MEMORY / 3, standby() ? 4 : 31, temperature);
    }

    @Override
    public SimulatedProbe probe() {
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

    /// Something on this board is not what it was.
    public void changed() {
        changed.run();
    }

    // Firmware

    @Override
    public String version() {
        return software.running().version();
    }

    @Override
    public Installation check(byte[] image) {
        return switch (FirmwareImage.parse(image)) {
            case FirmwareImage.Parsed.Corrupt(var reason) -> new Installation.Corrupt(reason);
            case FirmwareImage.Parsed.Sound(var sound) when !sound.model().equals(identity().modelName()) ->
                new Installation.ForeignImage("image is for " + sound.model());
            case FirmwareImage.Parsed.Sound(var sound) -> new Installation.Installed(here(sound).version());
        };
    }

    @Override
    public Installation install(byte[] image) {
        Installation found = check(image);
        if (found instanceof Installation.Installed && failingInstallations.getAndUpdate(Chassis::less) > 0) {
            return new Installation.Failed("The flash could not be written");
        }
        if (found instanceof Installation.Installed
                && FirmwareImage.parse(image) instanceof FirmwareImage.Parsed.Sound(var sound)) {
            software.install(here(sound));
        }
        return found;
    }

    private static int less(int count) {
        return Math.max(0, count - 1);
    }

    /// What this very box has once it has installed an image.
    private Software here(FirmwareImage image) {
        Software meant = new Software(image.version(), defects(image.defects()));
        if (meant.has(Defect.NotInstalled.class)) {
            return software.running();
        }
        String version = meant.defect(Defect.OtherVersion.class)
                .map(other -> other.reported().isEmpty() ? version() : other.reported()).orElse(meant.version());
        return new Software(version, meant.defects());
    }

    /// Those of some defects that strike this box.
    public List<Defect> defects(List<Defect> defects) {
        return defects.stream()
                .filter(one -> one.affected().includes(identity().hardwareVersion(), identity().serialNumber()))
                .toList();
    }

    // Power

    @Override
    public void restart() {
        restart.run();
    }

    @Override
    public Duration uptime() {
        return Duration.between(started, clock.instant());
    }

    @Override
    public Instant firstUse() {
        return label.firstUse();
    }

    @Override
    public boolean standby() {
        return "1".equals(flash.read(STANDBY));
    }

    @Override
    public void standby(boolean on) {
        if (on) {
            flash.write(STANDBY, "1");
        } else {
            flash.remove(STANDBY);
        }
        changed();
    }

    // What the simulation does to it

    /// Who takes the power away and gives it back.
    public void onRestart(Runnable action) {
        restart = action;
    }

    /// What runs, and what is wrong with it.
    public Software software() {
        return software.running();
    }

    /// How often what runs has started since it was installed.
    public int starts() {
        return software.starts();
    }

    /// When what runs started first.
    public Instant firstStart() {
        return software.firstStart();
    }

    /// Whether it comes up when the power is back; a box that does not never does again.
    public boolean startsAgain() {
        return software.startsAgain();
    }

    /// So many installations fail from now on, and those after them succeed (quirk D16).
    public void failInstallations(int count) {
        failingInstallations.set(count);
    }

    /// The power is back: new firmware runs, uptime starts again.
    public void started() {
        if (software.start(clock.instant()) && software.running().has(Defect.LosesSettings.class)) {
            flash.erase();
        }
        lineTests.forget();
        started = clock.instant();
    }

    /// degrees Celsius.
    public void temperature(int celsius) {
        temperature = celsius;
        changed();
    }

    /// Pulls the network cable, or puts it back.
    public void networkCable(boolean in) {
        plugged = in;
        changed();
    }

    /// How far the box's own clock is off.
    public void clockError(Duration error) {
        clockError = error;
    }
}
