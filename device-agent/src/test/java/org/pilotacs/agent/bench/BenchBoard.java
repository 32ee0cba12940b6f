package org.pilotacs.agent.bench;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.LineProbe;
import org.pilotacs.agent.board.LineTests;
import org.pilotacs.agent.board.MemoryFlash;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.board.Power;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A bare board whose restarts are counted and whose level can be turned.
public final class BenchBoard implements Board {
    private final LineTests lineTests = new LineTests();
    private final InstantSource clock;
    private final Flash flash = new MemoryFlash();
    private final Journal journal = new Journal();
    private int restarts;
    private int level = 50;
    private Firmware firmware = new Firmware() {
        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public Installation check(byte[] image) {
            return new Installation.Corrupt("no images for a bench");
        }

        @Override
        public Installation install(byte[] image) {
            return check(image);
        }
    };
    private Runnable listener = () -> {};

    public BenchBoard(InstantSource clock) {
        this.clock = clock;
    }

    public int restarts() {
        return restarts;
    }

    public int level() {
        return level;
    }

    public void level(int value) {
        level = value;
        listener.run();
    }

    @Override
    public Identity identity() {
        return new Identity("Bench", "00AA11", "Bare", "B1", "Bare One", "1");
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

    public void firmware(Firmware other) {
        firmware = other;
    }

    @Override
    public Power power() {
        return new Power() {
            @Override
            public void restart() {
                restarts++;
            }

            @Override
            public Duration uptime() {
                return Duration.ofMinutes(3);
            }

            @Override
            public Instant firstUse() {
                return Instant.EPOCH;
            }

            @Override
            public boolean standby() {
                return false;
            }

            @Override
            public void standby(boolean on) {
                // always on
            }
        };
    }

    @Override
    public Network network() {
        return new Network("00:AA:11:00:00:01", "192.0.2.1", true);
    }

    @Override
    public Health health() {
        return new Health(1024, 512, 10, 40);
    }

    @Override
    public LineProbe probe() {
        return new LineProbe() {
            @Override
            public Found ping(String host, int times, Duration timeout) {
                return new Found.Unresolved();
            }

            @Override
            public Found trace(String host, int mostHops, Duration timeout) {
                return new Found.Unresolved();
            }
        };
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
    public void onChange(Runnable changed) {
        listener = changed;
    }
}
