package org.pilotacs.sim.rollout;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.Software;
import org.pilotacs.sim.rollout.Draws.Purpose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One box of a [Population]. Questions about a moment assume that nothing is given to it afterwards. Confined to one thread.
public final class RolloutBox {
    private static final int TRANSFER_BROKE_OFF = 9017;

    private final PopulationPlan plan;
    private final int number;
    private final String serial;
    private final String hardware;
    private final Draws draws;
    private final Presence presence;
    private final List<Given> given = new ArrayList<>(1);
    /// When it reports what became of what it was given.
    private final List<Instant> reports = new ArrayList<>(1);
    private boolean hurt;
    private int attempts;

    RolloutBox(PopulationPlan plan, int number) {
        this.plan = plan;
        this.number = number;
        this.serial = "RB%08d".formatted(number);
        this.hardware = plan.revisions().of(plan.seed() + ":" + serial);
        this.draws = new Draws(plan.seed(), number);
        this.presence = new Presence(draws, plan.habit(draws.of(Purpose.HABIT, 0).nextDouble()),
                plan.noise().leaves());
    }

    /// From 0.
    public int number() {
        return number;
    }

    public String serial() {
        return serial;
    }

    /// The revision that it reports.
    public String hardware() {
        return hardware;
    }

    public Habit habit() {
        return presence.habit();
    }

    /// By which rain falls; from 0.
    public int area() {
        return number % plan.areas();
    }

    /// When it is heard next, after a moment; empty if it is not, within three months.
    public Optional<Instant> nextContact(Instant after) {
        Instant report = reports.stream().filter(at -> at.isAfter(after)).min(Comparator.naturalOrder()).orElse(null);
        return Optional.ofNullable(earlier(report, next(after)));
    }

    /// Beside what it reports of what it was given.
    private @Nullable Instant next(Instant after) {
        Given now = running(after);
        Instant next = now == null
                ? presence.next(after)
                : earlier(nextWord(now, after), now.isLooping() ? usualAfterLoop(now) : presence.next(after));
        Optional<Instant> change = given.stream().map(Given::from).filter(from -> from.isAfter(after))
                .min(Comparator.naturalOrder());
        if (change.isPresent() && (next == null || !next.isBefore(change.get()))) {
            return next(change.get());
        }
        return next == null || isDead(next) ? null : next;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private @Nullable Instant usualAfterLoop(Given loop) {
        Instant end = loop.fallsBack();
        return end == null ? null : presence.next(end);
    }

    /// A box that is off does not crash.
    private @Nullable Instant nextWord(Given now, Instant after) {
        Instant word = now.nextWord(after);
        if (word == null || presence.isOn(word)) {
            return word;
        }
        Instant on = presence.next(word);
        return on == null ? null : now.nextWord(on);
    }

    /// What it tells at a moment, which had better be a contact.
    public Word word(Instant at) {
        Given now = running(at);
        Optional<Defect.WeakSignal> weak = now == null
                ? Optional.empty()
                : now.software().defect(Defect.WeakSignal.class);
        double carrierToNoise = new Signal(draws, new Draws(plan.seed(), ~(long) area()), plan.noise())
                .carrierToNoise(at) - weak.map(Defect.WeakSignal::loss).orElse(0.0);
        return new Word(at, version(at), hardware, carrierToNoise, Math.max(Signal.packetErrors(carrierToNoise),
                weak.map(Defect.WeakSignal::packetErrors).orElse(0.0)));
    }

    /// The version that it reports when it is heard.
    public String version(Instant at) {
        Given now = running(at);
        return now == null ? plan.version() : now.software().version();
    }

    /// Whether it cannot be heard, for whatever reason: off, unplugged, dead.
    public boolean offline(Instant at) {
        return isDead(at) || !presence.isOn(at);
    }

    /// Gives it firmware. Older firmware ends what newer did, but for a brick; a box that restarts before it has fetched an image
    /// never gets it.
    ///
    /// @param at when the box takes the order: at a contact, and not before what it was given last was over
    /// @return what will be heard of that, and when
    /// @throws IllegalArgumentException if that is before the last order
    public Result begin(Release release, Instant at) {
        if (!given.isEmpty() && at.isBefore(given.getLast().from())) {
            throw new IllegalArgumentException("%s is still at what it was given: %s is before %s".formatted(serial, at,
                    given.getLast().from()));
        }
        RandomGenerator random = draws.of(Purpose.FETCH, attempts++);
        double fate = random.nextDouble();
        Duration install = Duration.ofSeconds(random.nextLong(40, 120));
        List<Defect> strike = release.defects().stream().filter(one -> one.affected().includes(hardware, serial))
                .toList();
        Software meant = new Software(release.version(), strike);
        Instant fetched = at.plus(fetchTime(release, meant));
        if (isDead(at) || isInterrupted(at, fetched.plus(install))) {
            return new Result.Silent();
        }
        Instant on = whenOn(fetched.plus(install));
        if (on == null) {
            return new Result.Silent();
        }
        Result result = fate < plan.noise().downloadFails()
                ? new Result.Failed(on, TRANSFER_BROKE_OFF)
                : install(meant, on);
        switch (result) {
            case Result.Confirmed(var heard) -> reports.add(heard);
            case Result.Failed(var heard, var _) -> reports.add(heard);
            case Result.OtherVersion(var heard, var _) -> reports.add(heard);
            case Result.Silent() -> {
                // it reports nothing
            }
        }
        return result;
    }

    private Duration fetchTime(Release release, Software meant) {
        double line = Math.exp(draws.of(Purpose.LINE, 0).nextDouble(Math.log(0.5e6), Math.log(4e6)));
        double rate = meant.defect(Defect.SlowDownload.class).map(slow -> Math.min(line, slow.bytesPerSecond()))
                .orElse(line);
        return Duration.ofSeconds(Math.round(Math.ceil(release.bytes() / rate)));
    }

    private boolean isInterrupted(Instant begin, Instant end) {
        Given now = running(begin);
        return now != null && now.restarts(begin, end).findAny().isPresent();
    }

    /// Who is switched off in between goes on when he is on again.
    private @Nullable Instant whenOn(Instant at) {
        return presence.isOn(at) ? at : presence.next(at);
    }

    private Result install(Software meant, Instant from) {
        String former = version(from);
        if (meant.has(Defect.NotInstalled.class)) {
            hurt = true;
            return new Result.OtherVersion(from, former);
        }
        String reported = meant.defect(Defect.OtherVersion.class)
                .map(other -> other.reported().isEmpty() ? former : other.reported()).orElse(meant.version());
        Given now = new Given(new Software(reported, meant.defects()), former, from);
        given.add(now);
        hurt |= now.hurts();
        Result result = now.result();
        return result instanceof Result.Confirmed(var at) && !reported.equals(meant.version())
                ? new Result.OtherVersion(at, reported)
                : result;
    }

    /// What runs of all that it was given; null if it runs what it came with.
    private @Nullable Given running(Instant at) {
        for (Given one : given.reversed()) {
            Instant end = one.fallsBack();
            if (one.hasBegun(at) && (end == null || at.isBefore(end))) {
                return one;
            }
        }
        return null;
    }

    private boolean isDead(Instant at) {
        return given.stream().anyMatch(one -> one.isBrick() && one.hasBegun(at));
    }

    /// How often it restarts without an order, from one moment included to another left out.
    public int restarts(Instant from, Instant to) {
        long natural = draws.moments(Purpose.RESTART, plan.noise().restartsADay(), from, to).stream()
                .filter(at -> !offline(at)).count();
        long crashes = 0;
        for (int place = 0; place < given.size(); place++) {
            Instant end = place + 1 < given.size() ? given.get(place + 1).from() : to;
            crashes += given.get(place).restarts(from, end.isBefore(to) ? end : to).filter(presence::isOn).count();
        }
        return (int) (natural + crashes);
    }

    /// When somebody of its home calls, in order, from one moment included to another left out.
    public List<Instant> calls(Instant from, Instant to) {
        List<Instant> calls = new ArrayList<>(
                draws.moments(Purpose.CALL, plan.noise().callsADay(), from, to));
        draws.moments(Purpose.HURT_CALL, plan.noise().callsADayWhenHurt(), from, to).stream().filter(this::suffers)
                .forEach(calls::add);
        return calls.stream().sorted().toList();
    }

    /// Whether what runs is bad, or nothing runs any more.
    private boolean suffers(Instant at) {
        Given now = running(at);
        return isDead(at) || now != null && now.hurts();
    }

    /// Whether it was given firmware and suffered a defect of it; that it was fetched slowly hurts nobody.
    public boolean hurt() {
        return hurt;
    }
}
