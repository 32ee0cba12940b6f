package org.pilotacs.agent.board;

import java.util.List;

/// One satellite front end.
public interface Tuner {
    Reading read();

    /// Measures the operator's carriers one after the other, beside what is being watched. Blocks while it does. Empty if this
    /// front end cannot.
    List<Carrier> scan() throws InterruptedException;

    /// What a scan finds where a carrier should be.
    ///
    /// @param frequency of the transponder, kHz
    /// @param polarisation `H` or `V`
    /// @param band `Low` or `High`
    /// @param modulation that the box expects there, as in [Reading]
    /// @param codeRate that the box expects there
    /// @param level at the receiver's input, dBm
    /// @param carrierToNoise dB
    /// @param linkMargin as in [Reading], dB
    record Carrier(long frequency, String polarisation, String band, String modulation, String codeRate, double level,
            double carrierToNoise, double linkMargin, boolean locked) {}

    /// What a front end measures at one moment. Real ones do not measure everything: a measurement that is not made is NaN, a
    /// counter that there is not is −1, a text is empty, a frequency or symbol rate is 0. None of these is ever a value.
    ///
    /// @param deliverySystem `DVB-S` or `DVB-S2`
    /// @param frequency of the transponder, kHz
    /// @param symbolRate symbols per second
    /// @param polarisation `H` or `V`
    /// @param band `Low` or `High`
    /// @param level of the carrier at the receiver's input, dBm
    /// @param carrierToNoise dB
    /// @param linkMargin dB above the threshold of this modulation and code, implementation loss taken off
    /// @param preFecBer bit error ratio before correction
    /// @param postFecPer packet error ratio after correction
    record Reading(boolean locked, String deliverySystem, String modulation, String codeRate, long frequency,
            long symbolRate, String polarisation, String band, double level, double carrierToNoise, double linkMargin,
            double preFecBer, double postFecPer, long uncorrectedPackets, long lockLossCount, LnbSupply lnb) {}

    /// What the front end feeds to the LNB.
    ///
    /// @param voltage V: 13 asks for vertical, 18 for horizontal
    /// @param current mA; −1 if nothing measures it
    /// @param status `OK`, `Short` or `Open`; empty if nothing watches it
    record LnbSupply(double voltage, int current, String status) {}
}
