package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.sim.satellite.Reception;
import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.satellite.Transponder;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A decoder below a carrier. While it has power it listens, with a tuner on the carrier, and loses the packets that its
/// reception loses: all of them without a lock. Packets come on one thread; what was heard can be looked at from any.
public final class Home {
    private final SimulatedDecoder decoder;
    private final Transponder carrier;
    private final EmmDemux demux;
    private final long card;
    private final RandomGenerator losses;
    /// By which it is known that the box has started anew.
    private @Nullable EmmReceiver listening;
    private volatile boolean emmsFound;
    private volatile Heard heard = new Heard(0, 0, 0, null);

    /// What came of what was on air.
    ///
    /// @param lostPackets that it listened for
    /// @param sections with EMMs, for whomever
    /// @param meant those that its filter let through: for its card, for a group, or for all
    /// @param last what became of the last of those; null if there was none
    public record Heard(long lostPackets, long sections, long meant, org.pilotacs.agent.emm.@Nullable Reception last) {
        Heard lost() {
            return new Heard(lostPackets + 1, sections, meant, last);
        }

        Heard section() {
            return new Heard(lostPackets, sections + 1, meant, last);
        }

        Heard met(org.pilotacs.agent.emm.Reception reception) {
            return new Heard(lostPackets, sections, meant + 1, reception);
        }
    }

    Home(SimulatedDecoder decoder, Transponder carrier, int caSystemId) {
        this.decoder = decoder;
        this.carrier = carrier;
        this.demux = new EmmDemux(caSystemId);
        this.card = Long.parseUnsignedLong(decoder.card().serialNumber());
        this.losses = new SplittableRandom(decoder.number());
    }

    public SimulatedDecoder decoder() {
        return decoder;
    }

    public Heard heard() {
        return heard;
    }

    /// Whether it has power, and keys for EMMs.
    public boolean isListening() {
        return decoder.emm() != null;
    }

    /// Whether one of its tuners is on the carrier.
    public boolean isTuned() {
        return decoder.reception(carrier).isPresent();
    }

    /// Whether one of them makes something of it.
    public boolean isLocked() {
        return decoder.reception(carrier).filter(Reception::locked).isPresent();
    }

    /// Whether it has heard from the CAT where its EMMs are since it has power.
    public boolean hasFoundEmms() {
        return isListening() && emmsFound;
    }

    void hear(byte[] packet) {
        EmmReceiver receiver = decoder.emm();
        if (receiver != listening) {
            listening = receiver;
            demux.forget();
            emmsFound = false;
        }
        if (receiver == null || !demux.wants(packet)) {
            return;
        }
        if (!arrives()) {
            heard = heard.lost();
            return;
        }
        List<byte[]> sections = demux.feed(packet);
        emmsFound = demux.hasFound();
        for (byte[] section : sections) {
            heard = heard.section();
            if (passes(section)) {
                decoder.receive(section).ifPresent(met -> heard = heard.met(met));
            }
        }
    }

    private boolean arrives() {
        Optional<Reception> reception = decoder.reception(carrier);
        return reception.isPresent() && reception.get().locked()
                && losses.nextDouble() >= reception.get().postFecPer();
    }

    /// A receiver's hardware looks at the address, so that its software hears of little that is not meant for it.
    private boolean passes(byte[] section) {
        try {
            return switch (Ref1.header(section).address()) {
                case EmmAddress.Unique(long id) -> id == card;
                case EmmAddress.Group _,EmmAddress.Global() -> true;
            };
        } catch (MalformedEmmException none) {
            return true;
        }
    }
}
