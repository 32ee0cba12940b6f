package org.pilotacs.sim.population;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.ParentalControl;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.ForgedEmmException;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A million boxes with their cards, at some fifty bytes each. A message that is on air is looked at by the one that it
/// is for, if that hears it, and with the rules of [org.pilotacs.agent.emm.EmmReceiver]: a proof by its own key, a time
/// that is not over, and for each key slot a sequence above the last. What it then does is nothing but to remember.
///
/// Confined to one thread.
public final class CardPopulation {
    private static final int SLOTS = 3;
    private static final long NEVER = 0;

    private final int size;
    private final long first;
    private final Listening listening;
    private final Ref1MasterKey masterKey;
    /// By card and slot: −1 if none.
    private final long[] sequences;
    /// Of the section obeyed last, by which a repetition is known without its proof: of a carousel nearly all is that.
    private final int[] hashes;
    /// Milliseconds since 1970, by card; its negative where nobody asked, but it was on air first then.
    private final long[] asked;
    /// Milliseconds since 1970, by card.
    private final long[] reached;
    private Instant lastHeard = Instant.EPOCH;

    /// @param seed the same seed gives the same cards, and the same evenings
    /// @param behaviour when they hear
    /// @param masterKey from which their keys follow
    public CardPopulation(int size, long seed, Habits behaviour, Ref1MasterKey masterKey) {
        if (size < 1 || size > 100_000_000) {
            throw new IllegalArgumentException("a population has 1 to 100000000 cards: " + size);
        }
        this.size = size;
        this.first = new SplittableRandom(seed).nextLong(100_000_000_000L, 800_000_000_000L);
        this.listening = new Listening(behaviour, seed);
        this.masterKey = masterKey;
        this.sequences = new long[SLOTS * size];
        this.hashes = new int[SLOTS * size];
        this.asked = new long[size];
        this.reached = new long[size];
        Arrays.fill(sequences, -1);
    }

    public int size() {
        return size;
    }

    /// By which EMMs call it: twelve digits.
    ///
    /// @param card from 0
    public long number(int card) {
        return first + card;
    }

    /// Empty if it is nobody's here.
    public OptionalInt card(long number) {
        return number >= first && number < first + size ? OptionalInt.of((int) (number - first)) : OptionalInt.empty();
    }

    /// The customer asks for help: from now on it is waited for the first message that is obeyed. Without this it is waited
    /// from the first time that a message for the card is on air.
    public void ask(int card, Instant when) {
        asked[card] = when.toEpochMilli();
        reached[card] = NEVER;
    }

    /// Whether it hears what is on air.
    public boolean hears(int card, Instant when) {
        return listening.hears(card, when, asked[card]);
    }

    /// −1 if nothing was obeyed with this key.
    ///
    /// @param slot 0 to 2
    public long lastSequence(int card, int slot) {
        return sequences[SLOTS * card + slot];
    }

    /// When it first obeyed since it was waited for.
    public Optional<Instant> reached(int card) {
        return reached[card] == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(reached[card]));
    }

    /// Whose card a section is for; empty if that is nobody's here, or cannot be read.
    public OptionalInt addressee(byte[] section) {
        try {
            return addressee(Ref1.header(section));
        } catch (MalformedEmmException none) {
            return OptionalInt.empty();
        }
    }

    private OptionalInt addressee(Ref1.Header header) {
        return header.address() instanceof EmmAddress.Unique(long id) ? card(id) : OptionalInt.empty();
    }

    /// Something is on air.
    ///
    /// @param section whole, from its table_id on
    /// @param now not before the last time
    /// @return what became of it; empty if whom it is for does not hear it
    public Optional<Reception> take(byte[] section, Instant now) {
        lastHeard = now;
        try {
            Ref1.Header header = Ref1.header(section);
            OptionalInt card = addressee(header);
            return card.isEmpty() ? Optional.of(new Reception.NotForUs()) : take(card.getAsInt(), header, section, now);
        } catch (MalformedEmmException none) {
            return Optional.of(new Reception.Malformed(String.valueOf(none.getMessage())));
        }
    }

    private Optional<Reception> take(int card, Ref1.Header header, byte[] section, Instant now) {
        if (asked[card] == NEVER) {
            asked[card] = -now.toEpochMilli();
        }
        if (!hears(card, now)) {
            return Optional.empty();
        }
        int slot = header.keySlot();
        if (slot >= SLOTS) {
            return Optional.of(new Reception.NoKey(slot));
        }
        int place = SLOTS * card + slot;
        if (header.sequence() == sequences[place] && hashes[place] == Arrays.hashCode(section)
                && now.isBefore(header.expiry())) {
            return Optional.of(new Reception.Repeated(header.sequence()));
        }
        Reception met = judge(place, section, now, masterKey.of(header.address(), slot));
        if (met instanceof Reception.Executed(long sequence, var _)) {
            sequences[place] = sequence;
            hashes[place] = Arrays.hashCode(section);
            if (reached[card] == NEVER) {
                reached[card] = now.toEpochMilli();
            }
        }
        return Optional.of(met);
    }

    private Reception judge(int place, byte[] section, Instant now, Ref1Key key) {
        try {
            return judge(place, Ref1.decode(section, key), now);
        } catch (MalformedEmmException none) {
            return new Reception.Malformed(String.valueOf(none.getMessage()));
        } catch (ForgedEmmException forged) {
            return new Reception.Forged(String.valueOf(forged.getMessage()));
        }
    }

    /// Of a message that is the card's and its operator's.
    private Reception judge(int place, Ref1Message message, Instant now) {
        long sequence = message.sequence();
        long last = sequences[place];
        if (!now.isBefore(message.expiry())) {
            return new Reception.Expired(message.expiry());
        }
        if (sequence < last) {
            return new Reception.Overtaken(sequence, last);
        }
        if (sequence == last) {
            return new Reception.Repeated(sequence);
        }
        List<EmmCommand> known = message.commands().stream()
                .filter(command -> !(command instanceof EmmCommand.Unknown)).toList();
        List<String> obstacles = known.stream().map(CardPopulation::obstacle).flatMap(Stream::ofNullable)
                .toList();
        return obstacles.isEmpty()
                ? new Reception.Executed(sequence, known)
                : new Reception.Refused(sequence, obstacles);
    }

    /// What a simulated decoder cannot do either.
    private static @Nullable String obstacle(EmmCommand command) {
        return switch (command) {
            case EmmCommand.PinReset(var slot, var _) when slot == EmmCommand.PinSlot.PURCHASE ->
                "it has no purchase PIN";
            case EmmCommand.ParentalLevel(int level) when !ParentalControl.isAge(level) ->
                "it has no parental level " + level;
            case EmmCommand _ -> null;
        };
    }

    /// How long those waited who were waited for, until now.
    ///
    /// @param bandwidth kbit/s that EMMs had; what could have been at best follows from it
    public ReachReport report(int bandwidth) {
        int[] cards = IntStream.range(0, size).filter(card -> asked[card] != NEVER).boxed()
                .sorted(Comparator.comparingLong(card -> Math.abs(asked[card]))).mapToInt(Integer::intValue).toArray();
        return ReachReport.of(cards, asked, reached, bandwidth, lastHeard, this::hears);
    }
}
