package org.pilotacs.agent.bench;

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
import org.pilotacs.agent.board.Screen;
import org.pilotacs.agent.board.Tuner;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A bare board with a card, a PIN and a screen, which can be taken from it, and which tell what was done to them.
public final class BenchDecoder implements SatelliteDecoder {
    /// Of the card, as EMMs address it.
    public static final long CARD = 1_234_567_890_123_456L;

    private final BenchBoard bare;
    private final Card card = new Card();
    private final List<String> deeds = new ArrayList<>();
    private Optional<Screen> screen = Optional.of((text, shown) -> deed("show " + text + " for " + shown));
    private Flash flash;
    private Runnable atEachDeed = () -> {};
    private boolean factoryPin;
    private boolean pinStuck;

    /// The card in the slot.
    public final class Card implements CardReader {
        private final TreeMap<Integer, Right> rights = new TreeMap<>();
        private CardStatus status = CardStatus.RUNNING;
        private boolean paired;
        private boolean failing;

        public void status(CardStatus value) {
            status = value;
        }

        /// Has it take nothing any more, and say so.
        public void failing(boolean value) {
            failing = value;
        }

        public List<Right> rights() {
            return List.copyOf(rights.values());
        }

        @Override
        public State read() {
            return new State(status, status == CardStatus.RUNNING ? Long.toString(CARD) : "", "", paired,
                    rights.size(), 0, 0);
        }

        @Override
        public boolean canRefresh() {
            return true;
        }

        @Override
        public boolean refresh() {
            deed("refresh");
            return true;
        }

        @Override
        public boolean canEntitle() {
            return true;
        }

        @Override
        public boolean entitle(List<Right> given) {
            deed("entitle");
            if (!failing) {
                given.forEach(right -> rights.put(right.product(), right));
            }
            return !failing;
        }

        @Override
        public boolean revoke(List<Integer> products) {
            deed("revoke");
            products.forEach(rights::remove);
            return true;
        }

        @Override
        public boolean canPair() {
            return true;
        }

        @Override
        public boolean pair(long box) {
            deed("pair " + HexFormat.of().toHexDigits(box));
            paired = true;
            return true;
        }

        @Override
        public boolean unpair() {
            deed("unpair");
            paired = false;
            return true;
        }
    }

    public BenchDecoder(InstantSource clock) {
        bare = new BenchBoard(clock);
        flash = bare.flash();
    }

    private void deed(String text) {
        atEachDeed.run();
        deeds.add(text);
    }

    /// Called before each of the deeds.
    public void atEachDeed(Runnable look) {
        atEachDeed = look;
    }

    /// What was done, in its order.
    public List<String> deeds() {
        return List.copyOf(deeds);
    }

    public int restarts() {
        return bare.restarts();
    }

    public Card card() {
        return card;
    }

    /// Takes what shows texts from it.
    public void noScreen() {
        screen = Optional.empty();
    }

    /// Has a reset of the PIN come to nothing.
    public void pinStuck() {
        pinStuck = true;
    }

    @Override
    public Identity identity() {
        return bare.identity();
    }

    @Override
    public InstantSource clock() {
        return bare.clock();
    }

    @Override
    public Flash flash() {
        return flash;
    }

    public void flash(Flash other) {
        flash = other;
    }

    @Override
    public Firmware firmware() {
        return bare.firmware();
    }

    @Override
    public Power power() {
        return bare.power();
    }

    @Override
    public Network network() {
        return bare.network();
    }

    @Override
    public Health health() {
        return bare.health();
    }

    @Override
    public LineProbe probe() {
        return bare.probe();
    }

    @Override
    public LineTests lineTests() {
        return bare.lineTests();
    }

    @Override
    public Journal journal() {
        return bare.journal();
    }

    @Override
    public void onChange(Runnable listener) {
        bare.onChange(listener);
    }

    @Override
    public List<Tuner> tuners() {
        return List.of();
    }

    @Override
    public CardReader cardReader() {
        return card;
    }

    @Override
    public PinStore pinStore() {
        return new PinStore() {
            @Override
            public boolean isDefault() {
                return factoryPin;
            }

            @Override
            public void reset() {
                factoryPin = !pinStuck;
                deed("PIN to 0000");
            }
        };
    }

    @Override
    public Optional<Screen> screen() {
        return screen;
    }
}
