package org.pilotacs.agent.dvb;

/// What the LNB subtracts, so that the frequency of a transponder can be told from that on the cable.
///
/// @param low kHz, without the 22 kHz tone
/// @param high kHz, with it
/// @param snrStep dB of one step of FE_READ_SNR, for drivers that have nothing newer; 0 if nobody knows
public record LnbPlan(int low, int high, double snrStep) {
    /// The LNB that hangs on nearly every dish for Ku band in Europe.
    public static final LnbPlan UNIVERSAL = new LnbPlan(9_750_000, 10_600_000, 0);
}
