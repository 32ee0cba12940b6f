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
import org.pilotacs.sim.firmware.FirmwareImage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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
    private volatile String version;
    private volatile String nextVersion;
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
        this.version = label.firmwareVersion();
        this.nextVersion = version;
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
        return version;
    }

    @Override
    public Installation check(byte[] image) {
        return switch (FirmwareImage.parse(image)) {
            case FirmwareImage.Parsed.Corrupt(var reason) -> new Installation.Corrupt(reason);
            case FirmwareImage.Parsed.Sound(var sound) when !sound.model().equals(identity().modelName()) ->
                new Installation.ForeignImage("image is for " + sound.model());
            case FirmwareImage.Parsed.Sound(var sound) -> new Installation.Installed(sound.version());
        };
    }

    @Override
    public Installation install(byte[] image) {
        Installation found = check(image);
        if (found instanceof Installation.Installed(var sound)) {
            nextVersion = sound;
        }
        return found;
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

    /// The power is back: new firmware runs, uptime starts again.
    public void started() {
        version = nextVersion;
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
