package org.pilotacs.sim.satellite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a box holds the operator's carriers to be. Where it is wrong, as after a change on the satellite that the box missed,
/// the demodulator finds power and never locks. Safe for any number of threads.
public final class ChannelTable {
    private final Map<Long, ModCod> wrong = new ConcurrentHashMap<>();

    /// The box holds this carrier to be something else.
    public void mistake(Transponder carrier, ModCod held) {
        wrong.put(carrier.frequency(), held);
    }

    /// It has searched the channels anew.
    public void correct() {
        wrong.clear();
    }

    ModCod modCod(Transponder carrier) {
        return wrong.getOrDefault(carrier.frequency(), carrier.modCod());
    }
}
