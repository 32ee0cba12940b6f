package org.pilotacs.sim.homes;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.fleet.BoxKind;
import org.pilotacs.sim.homes.HomeFault.Part;

import java.util.List;
import java.util.random.RandomGenerator;

/// What a customer says and reads from the screen.
///
/// @param said null if they say nothing that helps, or do not call
/// @param errorCode null if the screen shows none, or nobody reads it
record Call(@Nullable Complaint said, @Nullable String errorCode) {
    private static final double SILENT = 0.2;
    private static final double WRONG = 0.1;
    private static final double READ_OUT = 0.85;
    private static final List<HomeFault> DARK = List.of(ViewingFault.DISPLAY, ViewingFault.STANDBY);

    /// @param picture whether the channel that is watched has a signal
    /// @param clean whether every customer says and reads out what there is
    static Call of(HomePlan plan, boolean picture, boolean clean, RandomGenerator random) {
        double silent = random.nextDouble();
        if (plan.faults().isEmpty()) {
            return new Call(plan.complains() ? Draws.oneOf(Complaint.of(plan.box()), random) : null, null);
        }
        HomeFault reason = Draws.oneOf(plan.faults(), random);
        List<Complaint> right = rightOf(reason, plan.box(), picture);
        Complaint said = Draws.oneOf(right, random);
        String code = random.nextDouble() < READ_OUT || clean ? code(plan.faults(), picture) : null;
        if (clean || silent >= SILENT + WRONG) {
            return new Call(said, code);
        }
        return new Call(silent < SILENT ? null : wrong(plan, random), code);
    }

    private static Complaint wrong(HomePlan plan, RandomGenerator random) {
        return Draws.oneOf(Complaint.of(plan.box()).stream().filter(
                complaint -> plan.faults().stream().noneMatch(fault -> fault.traits().complaints().contains(complaint)))
                .toList(), random);
    }

    /// Nobody calls a picture that is there a lack of signal, if there are other words for what is wrong; or the other way round.
    private static List<Complaint> rightOf(HomeFault fault, BoxKind box, boolean picture) {
        List<Complaint> all = fault.traits().complaintsOf(box);
        Complaint unlikely = picture ? Complaint.NO_SIGNAL : Complaint.PIXELS;
        List<Complaint> likely = all.stream().filter(complaint -> complaint != unlikely).toList();
        return fault.traits().part() == Part.DISH && !likely.isEmpty() ? likely : all;
    }

    /// Without a signal the box does not come to ask the card.
    private static @Nullable String code(List<HomeFault> faults, boolean picture) {
        if (faults.stream().anyMatch(DARK::contains)) {
            return null;
        }
        return faults.stream().filter(fault -> !fault.traits().errorCode().isEmpty())
                .filter(fault -> (fault.traits().part() == Part.DISH) != picture).findFirst()
                .map(fault -> fault.traits().errorCode()).orElse(null);
    }
}
