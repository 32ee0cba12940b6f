package org.pilotacs.sim.headend;

import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.sim.fleet.OneWayFleet;

import java.time.Instant;
import java.util.List;

/// EMMs as an operator's server makes them.
public final class Emms {
    public static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex(OneWayFleet.MASTER_KEY);
    private static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00Z");

    private Emms() {}

    public static byte[] emm(String card, int slot, long sequence, EmmCommand... commands) {
        return emm(Long.parseLong(card), slot, sequence, EXPIRY, commands);
    }

    static byte[] emm(long card, int slot, long sequence, Instant expiry, EmmCommand... commands) {
        EmmAddress address = new EmmAddress.Unique(card);
        return Ref1.encode(new Ref1Message(address, true, slot, sequence, expiry, List.of(commands)),
                MASTER.of(address, slot));
    }
}
