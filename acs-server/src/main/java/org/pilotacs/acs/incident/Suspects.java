package org.pilotacs.acs.incident;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/// Finds which groups explain what boxes show: of all that are out of the ordinary the one first that explains most, then what explains
/// the rest. Boxes that several groups share are known by which groups those are, so that each box is counted once.
final class Suspects {
    /// Groups are bits of a number.
    static final int MOST = 60;
    /// Explanations that differ by less are equally good.
    private static final double CLOSE = 0.97;

    private final IncidentKind kind;
    private final List<Crowd> groups;
    private final IncidentConfig config;
    private final Map<Long, Cell> cells = new HashMap<>();

    /// Boxes that belong to the same of the groups.
    private static final class Cell {
        private int told;
        private int troubled;
        private final BitSet homes = new BitSet();
    }

    private record Sum(int told, int troubled, int homes) {
        double share() {
            return told == 0 ? 0 : (double) troubled / told;
        }
    }

    /// @param groups at most [#MOST]
    Suspects(IncidentKind kind, List<Crowd> groups, IncidentConfig config) {
        this.kind = kind;
        this.groups = groups;
        this.config = config;
    }

    /// The bits of some groups.
    long mask(Crowd[] some) {
        long mask = 0;
        for (Crowd crowd : some) {
            int bit = groups.indexOf(crowd);
            mask |= bit < 0 ? 0 : 1L << bit;
        }
        return mask;
    }

    /// A box that told of itself.
    ///
    /// @param home 16 bits that tell homes apart
    void add(long mask, boolean troubled, int home) {
        Cell cell = cells.computeIfAbsent(mask, _ -> new Cell());
        cell.told++;
        if (troubled) {
            cell.troubled++;
            cell.homes.set(home);
        }
    }

    /// Best first.
    List<Crowd> winners() {
        List<Crowd> winners = new ArrayList<>();
        long covered = 0;
        int best = best(covered);
        while (best >= 0) {
            winners.add(groups.get(best));
            covered |= 1L << best;
            best = best(covered);
        }
        return winners;
    }

    private int best(long covered) {
        List<Integer> able = new ArrayList<>();
        double most = 0;
        for (int bit = 0; bit < groups.size(); bit++) {
            if ((covered & 1L << bit) == 0 && explains(bit, covered)) {
                able.add(bit);
                most = Math.max(most, gain(bit, covered));
            }
        }
        double enough = CLOSE * most;
        return able.stream().filter(bit -> gain(bit, covered) >= enough)
                .min(Comparator.<Integer>comparingInt(bit -> kind.rank(groups.get(bit).group().dimension()))
                        .thenComparingInt(bit -> -groups.get(bit).group().name().length()))
                .orElse(-1);
    }

    private double gain(int bit, long covered) {
        Sum sum = within(bit, covered);
        return Tail.gain(sum.troubled, sum.told, usual(bit));
    }

    private double usual(int bit) {
        return groups.get(bit).tally(kind).usual();
    }

    private boolean explains(int bit, long covered) {
        Sum sum = within(bit, covered);
        return sum.troubled >= config.boxes() && sum.homes >= config.boxes()
                && sum.share() * 100 >= config.share()
                && Tail.atLeast(sum.troubled, sum.told, usual(bit)) < IncidentConfig.CHANCE
                && (groups.get(bit).group().dimension() != Dimension.FIRMWARE || othersAreWell(bit, covered, sum));
    }

    /// A version is to blame only if boxes with other versions do better.
    private boolean othersAreWell(int bit, long covered, Sum own) {
        Sum others = sum(mask -> (mask & covered) == 0 && (mask & 1L << bit) == 0);
        return others.told < config.boxes() || others.share() < own.share() / 2;
    }

    private Sum within(int bit, long covered) {
        return sum(mask -> (mask & covered) == 0 && (mask & 1L << bit) != 0);
    }

    private Sum sum(LongPredicate counted) {
        int told = 0;
        int troubled = 0;
        BitSet homes = new BitSet();
        for (Map.Entry<Long, Cell> entry : cells.entrySet()) {
            if (counted.test(entry.getKey())) {
                told += entry.getValue().told;
                troubled += entry.getValue().troubled;
                homes.or(entry.getValue().homes);
            }
        }
        return new Sum(told, troubled, homes.cardinality());
    }

    /// Which part of the boxes in trouble of one group belongs to another, too; 0 to 1.
    double overlap(Crowd one, Crowd other) {
        long both = 1L << groups.indexOf(one) | 1L << groups.indexOf(other);
        Sum of = within(groups.indexOf(one), 0);
        return of.troubled == 0 ? 0 : (double) sum(mask -> (mask & both) == both).troubled / of.troubled;
    }
}
