package org.pilotacs.sim.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.sim.satellite.Transponder.Polarisation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A front end on a dish. Its counters go on by themselves, at the rate that reception had since somebody last looked.
/// Safe for any number of threads.
public final class SimulatedTuner implements Tuner {
    private static final int PACKET_BITS = 188 * 8;
    private static final int LNB_CURRENT = 110;
    private static final int SUPPLY_LIMIT = 450;

    private final DishSystem dish;
    private final ChannelTable channels;
    private final InstantSource clock;
    private Transponder tuned;
    private Reception since;
    private Instant sinceWhen;
    private double uncorrected;
    private long lockLosses;
    /// dB that this front end is worse than its neighbour; a defect.
    private double defect;
    /// What the software that runs takes from it.
    private Handicap handicap = Handicap.NONE;
    private Conditions conditions;
    private Reception underThem;

    /// All that reception depends on.
    private record Conditions(Transponder tuned, ModCod held, DishSystem.State dish, double defect,
            Handicap handicap) {}

    /// What software makes worse.
    ///
    /// @param loss dB of C/N
    /// @param packetErrors packet error ratio after correction at least
    private record Handicap(double loss, double packetErrors) {
        static final Handicap NONE = new Handicap(0, 0);
    }

    SimulatedTuner(DishSystem dish, ChannelTable channels, InstantSource clock, Transponder tuned) {
        this.dish = dish;
        this.channels = channels;
        this.clock = clock;
        this.tuned = tuned;
        this.conditions = conditions();
        this.underThem = dish.receive(tuned);
        this.since = underThem;
        this.sinceWhen = clock.instant();
    }

    @Override
    public synchronized Reading read() {
        observe();
        ModCod modCod = channels.modCod(tuned);
        return new Reading(since.locked(), modCod.system().label(), modCod.modulation().label(), modCod.codeRate(),
                tuned.frequency(), tuned.symbolRate(), tuned.polarisation().name(), tuned.band().label(),
                since.level(), since.carrierToNoise(), since.margin(), since.preFecBer(), since.postFecPer(),
                (long) uncorrected, lockLosses, supply());
    }

    /// In no time.
    @Override
    public synchronized List<Carrier> scan() {
        return Transponder.OPERATOR.stream().map(this::measure).toList();
    }

    private Carrier measure(Transponder transponder) {
        Reception reception = receive(transponder);
        ModCod held = channels.modCod(transponder);
        return new Carrier(transponder.frequency(), transponder.polarisation().name(), transponder.band().label(),
                held.modulation().label(), held.codeRate(), reception.level(), reception.carrierToNoise(),
                reception.margin(), reception.locked());
    }

    public synchronized void tune(Transponder transponder) {
        observe();
        tuned = transponder;
        since = receive();
    }

    public synchronized Transponder tuned() {
        return tuned;
    }

    /// What it makes of a carrier now; null if it is tuned to another.
    synchronized @Nullable Reception reception(Transponder carrier) {
        return tuned.equals(carrier) ? receive() : null;
    }

    /// Makes this front end worse by so many dB of C/N; 0 repairs it.
    public synchronized void defect(double loss) {
        observe();
        defect = loss;
        observe();
    }

    /// The software that runs now makes of every carrier so much less.
    ///
    /// @param loss dB of C/N
    /// @param packetErrors packet error ratio after correction at least
    synchronized void runs(double loss, double packetErrors) {
        observe();
        handicap = new Handicap(loss, packetErrors);
        observe();
    }

    /// Counters start again with the box.
    synchronized void restarted() {
        uncorrected = 0;
        lockLosses = 0;
        since = receive();
        sinceWhen = clock.instant();
    }

    /// Takes stock: what happened until now happened under the old reception.
    synchronized void observe() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(sinceWhen, now).toMillis() / 1000.0);
        double packets = tuned.symbolRate() * tuned.modCod().usefulBitsPerSymbol() / PACKET_BITS;
        if (since.locked()) {
            uncorrected += seconds * packets * since.postFecPer();
        }
        Reception before = since;
        since = receive();
        sinceWhen = now;
        if (before.locked() && !since.locked()) {
            lockLosses++;
        }
    }

    /// Reckoned anew only when something is not as it was: a broadcast asks for every packet.
    private Reception receive() {
        Conditions now = conditions();
        if (!now.equals(conditions)) {
            underThem = receive(tuned);
            conditions = now;
        }
        return underThem;
    }

    private Conditions conditions() {
        return new Conditions(tuned, channels.modCod(tuned), dish.state(), defect, handicap);
    }

    private Reception receive(Transponder transponder) {
        Reception whole = dish.receive(transponder);
        if (channels.modCod(transponder) != transponder.modCod()) {
            return Reception.unknown(channels.modCod(transponder), whole.level());
        }
        double loss = defect + handicap.loss();
        Reception received = loss == 0
                ? whole
                : Reception.of(transponder.modCod(), whole.level(), whole.carrierToNoise() - loss);
        return handicap.packetErrors() > 0 ? received.withErrors(handicap.packetErrors()) : received;
    }

    private LnbSupply supply() {
        double voltage = tuned.polarisation() == Polarisation.V ? 13.1 : 18.2;
        return switch (dish.lnb()) {
            case LnbState.Working _,LnbState.Dead _,LnbState.OutputLost _ ->
                new LnbSupply(voltage, LNB_CURRENT, "OK");
            case LnbState.Disconnected _ -> new LnbSupply(voltage, 0, "Open");
            case LnbState.ShortCircuit _ -> new LnbSupply(0.4, SUPPLY_LIMIT, "Short");
        };
    }
}
