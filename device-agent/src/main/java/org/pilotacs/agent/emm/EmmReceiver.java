package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.ForgedEmmException;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Takes messages in the form REF-1 and has the board obey them, from one start of the box to the next. A message is
/// dropped if it is for another box, not made with our key, or too late. The carousel plays each one hundreds of times,
/// so it is obeyed once: its sequence must be above the last one obeyed with its key, and is in flash before anything
/// is done. A power cut in between loses the message; the other order would have a box restart for as long as the
/// carousel turns.
///
/// All of a message is obeyed or nothing; commands that nobody here knows are passed over. Safe for any number of
/// threads.
public final class EmmReceiver {
    private static final Logger log = LoggerFactory.getLogger(EmmReceiver.class);

    /// What came in.
    ///
    /// @param received messages of the operator's for this box since its start, repetitions among them
    /// @param lastTime when one was obeyed, by the box's clock; null if none ever was
    /// @param lastSequence of that one; −1 if none ever was
    public record Tally(long received, @Nullable Instant lastTime, long lastSequence) {}

    private final SatelliteDecoder board;
    private final EmmSettings settings;
    private final Sequences sequences;
    private final OrderedRestart restart;
    private final BoardCommands commands;
    /// By key slot, what failed of the message obeyed last.
    private final Map<Integer, Reception.Failed> failures = new HashMap<>();
    private @Nullable Reception warned;
    private volatile Tally tally;

    /// @param scheduler for restarts that are ordered with a delay
    public EmmReceiver(SatelliteDecoder board, EmmSettings settings, Scheduler scheduler) {
        this.board = board;
        this.settings = settings;
        this.sequences = new Sequences(board.flash());
        this.restart = new OrderedRestart(board.power(), scheduler);
        this.commands = new BoardCommands(board, restart);
        this.tally = tally(0);
    }

    /// @param section whole, from its table_id on
    public synchronized Reception take(byte[] section) {
        Reception met = judge(section);
        switch (met) {
            case Reception.Executed(long sequence, var obeyed) ->
                log.info("EMM {}: {}", sequence, obeyed.stream().map(BoardCommands::name).toList());
            case Reception.Refused _,Reception.Failed _,Reception.NoKey _,Reception.Forged _ -> warn(met);
            case Reception.Repeated _,Reception.Overtaken _,Reception.Expired _ -> log.debug("{}", met);
            case Reception.NotForUs _,Reception.Malformed _ -> log.trace("{}", met);
        }
        return met;
    }

    /// Once for what the carousel repeats.
    private void warn(Reception met) {
        if (!met.equals(warned)) {
            warned = met;
            log.warn("an EMM for this box came to nothing: {}", met);
        }
    }

    public Tally tally() {
        return tally;
    }

    /// The power is gone: a restart that was put off is not made any more.
    public void stop() {
        restart.cancel();
    }

    private Reception judge(byte[] section) {
        try {
            Ref1.Header header = Ref1.header(section);
            if (!isOurs(header.address())) {
                return new Reception.NotForUs();
            }
            Ref1Key key = settings.keys().get(header.keySlot());
            return key == null
                    ? new Reception.NoKey(header.keySlot())
                    : judge(Ref1.decode(section, key), key);
        } catch (MalformedEmmException none) {
            return new Reception.Malformed(String.valueOf(none.getMessage()));
        } catch (ForgedEmmException forged) {
            return new Reception.Forged(String.valueOf(forged.getMessage()));
        }
    }

    private boolean isOurs(EmmAddress address) {
        return switch (address) {
            case EmmAddress.Unique(long id) -> Objects.equals(ownAddress(), id);
            case EmmAddress.Group(long id) -> settings.groups().contains(id);
            case EmmAddress.Global() -> true;
        };
    }

    private @Nullable Long ownAddress() {
        Long configured = settings.address();
        return configured == null && board.hasCardReader() ? number(board.cardReader().read()) : configured;
    }

    /// Null if there is no card, or its serial number is not one.
    private static @Nullable Long number(CardReader.State card) {
        try {
            return Long.parseUnsignedLong(card.serialNumber());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// Of a message that is ours and our operator's.
    private Reception judge(Ref1Message message, Ref1Key key) {
        tally = tally(tally.received() + 1);
        int slot = message.keySlot();
        long sequence = message.sequence();
        long last = sequences.of(slot);
        if (!board.clock().instant().isBefore(message.expiry())) {
            return new Reception.Expired(message.expiry());
        }
        if (sequence < last) {
            return new Reception.Overtaken(sequence, last);
        }
        if (sequence == last) {
            Reception failed = failures.get(slot);
            return failed == null ? new Reception.Repeated(sequence) : failed;
        }
        return obey(message, key);
    }

    private Reception obey(Ref1Message message, Ref1Key key) {
        long sequence = message.sequence();
        List<EmmCommand> known = message.commands().stream()
                .filter(command -> !(command instanceof EmmCommand.Unknown)).toList();
        List<String> obstacles = obstacles(known);
        if (!obstacles.isEmpty()) {
            return new Reception.Refused(sequence, obstacles);
        }
        if (!canKeep(message, known.stream().anyMatch(BoardCommands::restarts))) {
            return new Reception.Refused(sequence, List.of("that it was obeyed cannot be kept"));
        }
        tally = tally(tally.received());
        failures.remove(message.keySlot());
        List<String> failed = new ArrayList<>();
        for (EmmCommand command : known) {
            String failure = commands.obey(command, () -> Ref1.confirmCode(key, sequence));
            if (failure != null) {
                failed.add(failure);
            }
        }
        if (failed.isEmpty()) {
            return new Reception.Executed(sequence, known);
        }
        Reception.Failed met = new Reception.Failed(sequence, failed);
        failures.put(message.keySlot(), met);
        return met;
    }

    private boolean canKeep(Ref1Message message, boolean restarts) {
        try {
            return sequences.taken(message.keySlot(), message.sequence(), board.clock().instant(), restarts);
        } catch (Flash.FullException full) {
            return false;
        }
    }

    private List<String> obstacles(List<EmmCommand> known) {
        List<String> obstacles = new ArrayList<>();
        for (EmmCommand command : known) {
            String obstacle = commands.obstacle(command);
            if (obstacle != null) {
                obstacles.add(obstacle);
            }
        }
        return obstacles;
    }

    private Tally tally(long received) {
        Sequences.Last last = sequences.last();
        return last == null ? new Tally(received, null, -1) : new Tally(received, last.when(), last.sequence());
    }
}
