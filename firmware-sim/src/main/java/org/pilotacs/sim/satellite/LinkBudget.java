package org.pilotacs.sim.satellite;

/// From a satellite's power to what a receiver measures. Pure functions; decibels unless a name says otherwise.
///
/// The carrier is EIRP − free-space loss − rain + dish gain − pointing loss. Three kinds of noise go with it:
/// thermal noise of the dish, the LNB and the receiver; what the uplink and the transponder added; and the neighbour
/// satellites and the other polarisation, which a badly pointed dish hears better than its own.
public final class LinkBudget {
    /// From 52° N to a geostationary satellite due south, km.
    public static final double SLANT_RANGE = 38_600;
    /// What a demodulator of a real box costs against the ideal one.
    public static final double IMPLEMENTATION_LOSS = 0.8;
    /// Below this margin nothing locks.
    public static final double LOCK_LIMIT = -0.5;
    /// A tuner without a carrier still reports its own noise, dBm.
    public static final double NOISE_FLOOR = -75;

    /// At this level a tuner's own products are as far below its carriers as [#OVERDRIVEN_RATIO] says, dBm.
    private static final double OVERDRIVEN = -23;
    private static final double OVERDRIVEN_RATIO = 12;
    /// Below this level they are not worth the reckoning, dBm.
    private static final double OVERDRIVE_SEEN = -31;
    private static final double APERTURE_EFFICIENCY = 0.65;
    private static final double CLEAR_SKY_ANTENNA_KELVIN = 45;
    private static final double RAIN_KELVIN = 275;
    private static final double ROOM_KELVIN = 290;
    private static final double BOLTZMANN_DBW = -228.6;
    private static final double RECEIVER_NOISE_FIGURE = 8;
    private static final double CLEAR_AIR_LOSS = 0.2;
    private static final double UPLINK_CARRIER_TO_NOISE = 18.5;
    private static final double CARRIER_TO_INTERFERENCE = 23;
    private static final double DBW_TO_DBM = 30;

    private LinkBudget() {}

    /// 92.45 + 20 log d + 20 log f.
    ///
    /// @param kilometres distance
    /// @param gigahertz frequency
    public static double freeSpaceLoss(double kilometres, double gigahertz) {
        return 92.45 + 20 * Math.log10(kilometres) + 20 * Math.log10(gigahertz);
    }

    /// 10 log (η (π D / λ)²), dBi.
    ///
    /// @param metres diameter
    public static double dishGain(double metres, double gigahertz) {
        double ratio = Math.PI * metres / wavelength(gigahertz);
        return 10 * Math.log10(APERTURE_EFFICIENCY * ratio * ratio);
    }

    /// 12 (θ / θ₃)², with a beam 70 λ / D degrees wide.
    ///
    /// @param degrees off the axis
    public static double pointingLoss(double degrees, double metres, double gigahertz) {
        double beamWidth = 70 * wavelength(gigahertz) / metres;
        double offset = degrees / beamWidth;
        return 12 * offset * offset;
    }

    /// 290 (10^(F/10) − 1), kelvin.
    public static double noiseTemperature(double noiseFigure) {
        return ROOM_KELVIN * (ratio(noiseFigure) - 1);
    }

    /// What the dish hears: the sky through the rain, and the rain itself, kelvin.
    public static double antennaTemperature(double rain) {
        double passing = ratio(-rain);
        return CLEAR_SKY_ANTENNA_KELVIN * passing + RAIN_KELVIN * (1 - passing);
    }

    /// k T B, dBW.
    public static double noisePower(double kelvin, double hertz) {
        return BOLTZMANN_DBW + 10 * Math.log10(kelvin) + 10 * Math.log10(hertz);
    }

    /// Several carrier-to-noise ratios as one.
    public static double together(double... carrierToNoise) {
        double noise = 0;
        for (double each : carrierToNoise) {
            noise += ratio(-each);
        }
        return -10 * Math.log10(noise);
    }

    /// What a receiver sees of a transponder.
    ///
    /// @param rain fade on the path
    public static Reception reception(Transponder transponder, Installation home, double rain, LnbState lnb) {
        if (!lnb.delivers(transponder.polarisation(), transponder.band())) {
            return Reception.nothing(transponder.modCod());
        }
        double gigahertz = transponder.frequency() / 1e6;
        double offAxis = pointingLoss(home.pointingOffset(), home.dishDiameter(), gigahertz);
        double carrier = transponder.eirp() - freeSpaceLoss(SLANT_RANGE, gigahertz) - CLEAR_AIR_LOSS - rain
                + dishGain(home.dishDiameter(), gigahertz) - offAxis;
        double toReceiver = home.lnbGain() - home.cableAttenuation();
        double kelvin = antennaTemperature(rain) + noiseTemperature(home.lnbNoiseFigure())
                + noiseTemperature(RECEIVER_NOISE_FIGURE) * ratio(-toReceiver);
        double thermal = carrier - noisePower(kelvin, transponder.symbolRate());
        double carrierToNoise = together(thermal, UPLINK_CARRIER_TO_NOISE, CARRIER_TO_INTERFERENCE - offAxis);
        double level = carrier + toReceiver + DBW_TO_DBM;
        return Reception.of(transponder.modCod(), level, overdriven(level, carrierToNoise));
    }

    /// A tuner that gets too much makes products of its carriers that fall upon them; they rise by 3 dB with each dB.
    private static double overdriven(double level, double carrierToNoise) {
        return level < OVERDRIVE_SEEN
                ? carrierToNoise
                : together(carrierToNoise, OVERDRIVEN_RATIO - 3 * (level - OVERDRIVEN));
    }

    /// What another transmitter on the same frequency leaves of a reception: more power, and less to be made of it.
    static Reception disturbed(ModCod modCod, Reception clear, double carrierToInterference) {
        double level = clear.level() + 10 * Math.log10(1 + ratio(-carrierToInterference));
        return Reception.of(modCod, level, together(clear.carrierToNoise(), carrierToInterference));
    }

    private static double wavelength(double gigahertz) {
        return 0.299792458 / gigahertz;
    }

    private static double ratio(double decibels) {
        return Math.pow(10, decibels / 10);
    }
}
