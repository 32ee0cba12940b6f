package org.pilotacs.sim.calls;

import org.pilotacs.agent.emm.Reception;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.MuxTruth;
import org.pilotacs.sim.population.CardPopulation;
import org.pilotacs.sim.population.ReachReport;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Customers of a population call because their channels are gone, one after the other at an even pace; for each of
/// them Reconnect is pressed through a server's care API. An open loop: the next calls when his time has come, whether or
/// not the one before has been answered. All the while it is seen what is on air, and who hears it.
///
/// Its methods are for one thread, which alone touches the population; what others have to say waits in a queue.
public final class ReconnectCalls implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    /// Within this time a server knows what a multiplexer has read.
    private static final Duration TELLS = Duration.ofSeconds(5);
    /// From a multiplexer's word to its air.
    private static final Duration AIRS = Duration.ofMillis(500);

    private final Headend headend;
    private final CardPopulation population;
    private final CareDesk desk;
    private final InstantSource clock;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byCard = new HashMap<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Thread> pressing = new ArrayList<>();
    private Backlog backlog = new Backlog(1);
    private long sections;
    private long unsound;
    private int asked;
    private int bandwidth;

    /// What waits for the one thread.
    private sealed interface Event {
        /// A section was on air.
        record Aired(byte[] section, Instant when) implements Event {}

        record Answered(Call call, CareDesk.Answer answer, Duration took) implements Event {}
    }

    /// @param population listens to the head-end from now on
    /// @param requests so many of its cards call, each once
    /// @param care the server, for example `http://127.0.0.1:3000`
    /// @param seed the same seed gives the same callers
    public ReconnectCalls(Headend headend, CardPopulation population, int requests, URI care, long seed,
            InstantSource clock) {
        if (requests < 1 || requests > population.size()) {
            throw new IllegalArgumentException(
                    "of %d cards 1 to %d can call: %d".formatted(population.size(), population.size(), requests));
        }
        this.headend = headend;
        this.population = population;
        this.desk = new CareDesk(care);
        this.clock = clock;
        new SplittableRandom(seed).ints(0, population.size()).distinct().limit(requests).forEach(this::enter);
        headend.broadcast().add(section -> events.add(new Event.Aired(section, clock.instant())));
    }

    private void enter(int card) {
        Call call = new Call(card, population.number(card));
        calls.add(call);
        byCard.put(card, call);
    }

    /// Puts the callers' boxes into the server's inventory.
    ///
    /// @throws IOException if the server does not take them all
    public void admit() throws IOException, InterruptedException {
        desk.admit(calls.stream().map(Call::inventory).toList());
    }

    /// Waits until the multiplexer has given a stream its bandwidth, which is all that it has.
    ///
    /// @return kbit/s
    /// @throws IOException if none comes
    public int awaitStream(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<MuxTruth.OneStream> stream = stream();
            Integer allocated = stream.map(MuxTruth.OneStream::allocated).orElse(null);
            if (allocated != null) {
                bandwidth = allocated;
                backlog = new Backlog(allocated);
                return allocated;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        throw new IOException("no EMMG has set up a stream on port %d within %d s".formatted(headend.mux().port(),
                patience.toSeconds()));
    }

    private Optional<MuxTruth.OneStream> stream() {
        return headend.mux().truth().streams().reversed().stream().filter(MuxTruth.OneStream::open).findFirst();
    }

    /// How far it has come.
    ///
    /// @param since the first call
    /// @param refused calls to which the server said no
    /// @param reached cards that obeyed
    /// @param sections on air, repetitions included
    public record Progress(Duration since, int asked, long answered, long refused, long reached, long sections) {}

    /// Has all call within a time, and listens until all are reached, or nobody wants to wait any longer.
    ///
    /// @param patience after the last call
    /// @param every how often it is told how far it has come
    public void run(Duration within, Duration patience, Duration every, Consumer<Progress> told)
            throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + within.plus(patience).toNanos();
        long nextWord = begun + every.toNanos();
        boolean over = false;
        while (!over) {
            long now = System.nanoTime();
            while (asked < calls.size() && now - due(begun, within) >= 0) {
                press(calls.get(asked++));
            }
            if (now - nextWord >= 0) {
                nextWord += every.toNanos();
                told.accept(progress(Duration.ofNanos(now - begun)));
                over = answered() == calls.size() && reached() == calls.size();
            }
            long wake = asked < calls.size() ? Math.min(nextWord, due(begun, within)) : nextWord;
            take(Duration.ofNanos(Math.max(0, wake - System.nanoTime())));
            over |= System.nanoTime() - end >= 0;
        }
        for (Thread thread : pressing) {
            thread.join();
        }
        take(Duration.ZERO);
        told.accept(progress(Duration.ofNanos(System.nanoTime() - begun)));
    }

    /// When the next has to call, by [System#nanoTime].
    private long due(long begun, Duration within) {
        return begun + (long) ((double) within.toNanos() * asked / calls.size());
    }

    private void press(Call call) {
        call.asked(clock.instant());
        population.ask(call.card(), call.asked());
        long begun = System.nanoTime();
        pressing.add(Thread.ofVirtual().start(() -> {
            CareDesk.Answer answer = answer(call);
            events.add(new Event.Answered(call, answer, Duration.ofNanos(System.nanoTime() - begun)));
        }));
    }

    private CareDesk.Answer answer(Call call) {
        try {
            return desk.reconnect(call.device(), "call-" + call.card());
        } catch (IOException lost) {
            return CareDesk.Answer.none(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return CareDesk.Answer.none(stopped);
        }
    }

    /// Takes all that there is, or waits so long for the first.
    private void take(Duration patience) throws InterruptedException {
        Event event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        for (; event != null; event = events.poll()) {
            switch (event) {
                case Event.Aired(byte[] section, Instant when) -> aired(section, when);
                case Event.Answered(Call call, CareDesk.Answer answer, Duration took) -> call.answered(answer, took);
            }
        }
    }

    private void aired(byte[] section, Instant when) {
        sections++;
        backlog.add(section, when);
        OptionalInt card = population.addressee(section);
        Call call = card.isEmpty() ? null : byCard.get(card.getAsInt());
        if (call != null) {
            call.aired(when);
        }
        boolean sound = call != null && population.take(section, when)
                .map(met -> met instanceof Reception.Executed || met instanceof Reception.Repeated).orElse(true);
        unsound += sound ? 0 : 1;
    }

    private Progress progress(Duration since) {
        return new Progress(since, asked, answered(), troubles().size(), reached(), sections);
    }

    private long answered() {
        return calls.stream().filter(Call::isAnswered).count();
    }

    private long reached() {
        return calls.stream().filter(call -> population.reached(call.card()).isPresent()).count();
    }

    /// How long they waited. It takes the time from the call, so the server's way to the multiplexer is in it.
    public ReachReport report() {
        return population.report(bandwidth);
    }

    /// A line for each who called: when, in seconds after the first; and after how many milliseconds the server answered, a
    /// message was on air, and the box obeyed one. What did not happen is left empty.
    public String csv() {
        StringBuilder lines = new StringBuilder("asked_seconds,answered_ms,on_air_ms,reached_ms\n");
        for (Call call : calls.subList(0, asked)) {
            lines.append(String.format(Locale.ROOT, "%.3f,%s,%s,%s\n",
                    Duration.between(calls.getFirst().asked(), call.asked()).toMillis() / 1e3,
                    call.isAnswered() ? call.took().toMillis() : "", millis(call.airedAfter()),
                    millis(population.reached(call.card()).map(at -> Duration.between(call.asked(), at)))));
        }
        return lines.toString();
    }

    private static String millis(Optional<Duration> wait) {
        return wait.map(known -> Long.toString(known.toMillis())).orElse("");
    }

    /// What the server answered to those whom it did not help; empty if there are none.
    public List<String> troubles() {
        return calls.stream().filter(Call::isRefused).map(Call::trouble).toList();
    }

    /// Sections on air that were for none of those who called, or that their box could not obey.
    public long unsound() {
        return unsound;
    }

    /// How long something had to wait at most, had the air no more than what was allocated.
    public Duration backlog() {
        return backlog.longest();
    }

    /// So long this share of the answers took at most.
    ///
    /// @param share above 0, at most 1
    public Duration answeredWithin(double share) {
        Waits waits = new Waits();
        calls.stream().filter(Call::isAnswered).map(Call::took).forEach(waits::add);
        return waits.within(100 * share);
    }

    /// What the server says of how often it sent each message, beside what was on air.
    ///
    /// @param said times, of all messages together
    /// @param tooMany messages of which it says more than was on air
    /// @param tooFew messages of which it says less than had been on air some seconds before
    public record Truth(long said, int tooMany, int tooFew) {}

    /// Asks the server of each message how often it was sent.
    public Truth hearTheServer() throws IOException, InterruptedException {
        long all = 0;
        int tooMany = 0;
        int tooFew = 0;
        for (Call call : calls) {
            if (call.isRefused()) {
                continue;
            }
            take(Duration.ZERO);
            long surely = call.airedBefore(clock.instant().minus(TELLS));
            long said = desk.sent(call.action());
            long end = System.nanoTime() + AIRS.toNanos();
            do {
                take(said > call.aired() ? LOOK : Duration.ZERO);
            } while (said > call.aired() && System.nanoTime() - end < 0);
            all += said;
            tooMany += said > call.aired() ? 1 : 0;
            tooFew += said < surely ? 1 : 0;
        }
        return new Truth(all, tooMany, tooFew);
    }

    @Override
    public void close() {
        desk.close();
    }
}
