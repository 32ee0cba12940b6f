package org.pilotacs.sim.rollout;

import java.util.List;
import java.util.stream.IntStream;

/// Boxes under a rollout. Whoever drives it takes time forward by itself: it asks each box for its [RolloutBox#nextContact], reads
/// its [RolloutBox#word] there, gives it firmware with [RolloutBox#begin], which says what will be heard of that, and asks how many
/// [RolloutBox#restarts] and [RolloutBox#calls] there were, up to the moment that it has got to.
///
/// Everything about a box follows from the seed, its number, and what it was itself given and when: it is the same whoever else is
/// updated, in whatever order boxes are asked, and however often. Boxes are confined to one thread each.
public final class Population {
    private final List<RolloutBox> boxes;

    public Population(PopulationPlan plan) {
        this.boxes = IntStream.range(0, plan.size()).mapToObj(number -> new RolloutBox(plan, number)).toList();
    }

    /// In the order of their numbers.
    public List<RolloutBox> boxes() {
        return boxes;
    }

    /// @param number from 0
    public RolloutBox box(int number) {
        return boxes.get(number);
    }

    /// How many were given firmware and suffered a defect of it.
    public long hurt() {
        return boxes.stream().filter(RolloutBox::hurt).count();
    }
}
