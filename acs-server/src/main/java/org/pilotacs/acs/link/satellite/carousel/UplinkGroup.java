package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.Fate;
import org.pilotacs.acs.link.satellite.mux.Room;
import org.pilotacs.acs.link.satellite.mux.Uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// All head-ends of a card system as one: a box may be tuned to any of them, so each gets every message. The slowest of those
/// that are up sets the pace; those that are down are passed over, and get the later repetitions. Confined to the thread that
/// plays.
final class UplinkGroup implements Uplink {
    private final List<Uplink> members;
    private final Map<Long, Delivery> open = new HashMap<>();
    /// For each member, by its own numbers, the delivery.
    private final List<Map<Long, Long>> numbers = new ArrayList<>();
    private long last;

    UplinkGroup(List<? extends Uplink> members) {
        this.members = List.copyOf(members);
        members.forEach(_ -> numbers.add(new HashMap<>()));
    }

    /// One that several head-ends have been given.
    private static final class Delivery {
        private final Set<Integer> waiting = new HashSet<>();
        private boolean read;
    }

    @Override
    public Room room() {
        Room least = new Room.Down();
        for (Uplink member : members) {
            least = lesser(least, member.room());
        }
        return least;
    }

    private static Room lesser(Room one, Room other) {
        return switch (one) {
            case Room.Down _ -> other;
            case Room.Full(Duration pause) -> switch (other) {
                case Room.Full(Duration longer) when longer.compareTo(pause) > 0 -> other;
                case Room.Full _,Room.Free _,Room.Down _ -> one;
            };
            case Room.Free(int packets) -> switch (other) {
                case Room.Free(int fewer) -> fewer < packets ? other : one;
                case Room.Full _ -> other;
                case Room.Down _ -> one;
            };
        };
    }

    @Override
    public OptionalLong send(List<byte[]> sections) {
        Delivery delivery = new Delivery();
        long number = last + 1;
        for (int i = 0; i < members.size(); i++) {
            OptionalLong taken = members.get(i).room() instanceof Room.Free
                    ? members.get(i).send(sections)
                    : OptionalLong.empty();
            if (taken.isPresent()) {
                delivery.waiting.add(i);
                numbers.get(i).put(taken.getAsLong(), number);
            }
        }
        if (delivery.waiting.isEmpty()) {
            return OptionalLong.empty();
        }
        last = number;
        open.put(number, delivery);
        return OptionalLong.of(number);
    }

    @Override
    public List<Fate> fates() {
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (Fate fate : members.get(i).fates()) {
                Fate ours = ended(i, fate);
                if (ours != null) {
                    fates.add(ours);
                }
            }
        }
        return fates;
    }

    /// Told once, when the first has read it, or the last has not. Null until then.
    private @Nullable Fate ended(int member, Fate fate) {
        Long number = numbers.get(member).remove(fate.delivery());
        Delivery delivery = number == null ? null : open.get(number);
        if (delivery == null || number == null) {
            return null;
        }
        delivery.waiting.remove(member);
        boolean first = fate.read() && !delivery.read;
        delivery.read |= fate.read();
        if (delivery.waiting.isEmpty()) {
            open.remove(number);
        }
        return first || delivery.waiting.isEmpty() && !delivery.read ? new Fate(number, fate.read()) : null;
    }
}
