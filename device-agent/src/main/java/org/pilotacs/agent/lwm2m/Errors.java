package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.protocols.lwm2m.DeviceError;

import java.util.EnumSet;
import java.util.Set;

/// What is wrong with a board at this moment, as error codes of object 3. Safe for any number of threads.
final class Errors {
    /// What receivers are specified down to, dBm per carrier.
    private static final double WEAKEST_SIGNAL = -65;

    private final Board board;
    /// Those that were there when the server reset them; each counts again once it has been gone.
    private final Set<DeviceError> seen = EnumSet.noneOf(DeviceError.class);

    Errors(Board board) {
        this.board = board;
    }

    /// Never empty: [DeviceError#NONE] stands for nothing wrong.
    synchronized Set<DeviceError> now() {
        Set<DeviceError> there = there();
        seen.retainAll(there);
        there.removeAll(seen);
        return there.isEmpty() ? EnumSet.of(DeviceError.NONE) : there;
    }

    /// The server knows them.
    synchronized void reset() {
        seen.addAll(there());
    }

    private EnumSet<DeviceError> there() {
        EnumSet<DeviceError> there = EnumSet.noneOf(DeviceError.class);
        if (board instanceof SatelliteDecoder decoder) {
            decoder.tuners().forEach(tuner -> look(tuner.read(), there));
            if (decoder.hasCardReader() && decoder.cardReader().read().status() == CardStatus.ERROR) {
                there.add(DeviceError.CARD_ERROR);
            }
        }
        return there;
    }

    private static void look(Tuner.Reading reading, Set<DeviceError> there) {
        if (reading.lnb().status().equals("Short")) {
            there.add(DeviceError.LNB_SHORT);
        }
        if (!reading.locked()) {
            there.add(DeviceError.NO_LOCK);
        }
        if (reading.level() < WEAKEST_SIGNAL) {
            there.add(DeviceError.LOW_SIGNAL);
        }
    }
}
