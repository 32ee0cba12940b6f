package org.pilotacs.sim.fleet;

import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.sim.headend.HeadendSettings;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many boxes of a fleet have no return path, and the head-end that they hear. There is one if there are such boxes.
///
/// @param off so many of them have no power at first
/// @param masterKey from which the keys of each box follow, by the number of its card
/// @param hybrids whether the decoders that have a return path hear the head-end as well
public record OneWayFleet(int size, int off, Ref1MasterKey masterKey, HeadendSettings headend, boolean hybrids) {
    /// What is said with a key of its own: rights, PIN, and the box.
    private static final int SLOTS = 3;
    /// For simulations; nobody's secret.
    public static final String MASTER_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    /// kbit/s.
    public static final int CAPACITY = 512;

    public OneWayFleet {
        if (size < 0 || size > 100_000) {
            throw new IllegalArgumentException("one-way boxes must be 0 to 100000: " + size);
        }
        if (off < 0 || off > size) {
            throw new IllegalArgumentException("of " + size + " one-way boxes cannot be off: " + off);
        }
    }

    /// All on, and a multiplexer on any free port.
    public static OneWayFleet of(int size) {
        return new OneWayFleet(size, 0, Ref1MasterKey.ofHex(MASTER_KEY), HeadendSettings.of(0, CAPACITY), false);
    }

    static OneWayFleet none() {
        return of(0);
    }

    public OneWayFleet off(int value) {
        return new OneWayFleet(size, value, masterKey, headend, hybrids);
    }

    /// @param hex 32 digits
    public OneWayFleet masterKey(String hex) {
        return new OneWayFleet(size, off, Ref1MasterKey.ofHex(hex), headend, hybrids);
    }

    public OneWayFleet headend(HeadendSettings value) {
        return new OneWayFleet(size, off, masterKey, value, hybrids);
    }

    public OneWayFleet hybrids(boolean value) {
        return new OneWayFleet(size, off, masterKey, headend, value);
    }

    /// Of the box with this card.
    ///
    /// @param card its number, in digits
    public EmmSettings keysOf(String card) {
        EmmAddress address = new EmmAddress.Unique(Long.parseUnsignedLong(card));
        return EmmSettings.of(IntStream.range(0, SLOTS).boxed()
                .collect(Collectors.toMap(Function.identity(), slot -> masterKey.of(address, slot))));
    }
}
