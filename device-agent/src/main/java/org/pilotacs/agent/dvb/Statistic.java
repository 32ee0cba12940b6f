package org.pilotacs.agent.dvb;

/// One figure of a front end's quality, on the scale that its driver has for it (struct dtv_stats).
public sealed interface Statistic {
    /// The driver cannot measure it, or cannot now.
    record Unavailable() implements Statistic {}

    /// @param value dB, or dBm
    record Decibel(double value) implements Statistic {}

    /// A share of what this driver calls the most; not to be compared with other models.
    ///
    /// @param share 0 to 1
    record Relative(double share) implements Statistic {}

    /// What has been counted since the front end was tuned; now and then a driver begins again.
    record Counter(long value) implements Statistic {}

    /// NaN if it is not in decibels.
    default double decibel() {
        return switch (this) {
            case Decibel(double value) -> value;
            case Relative _,Counter _,Unavailable _ -> Double.NaN;
        };
    }

    /// −1 if there is none.
    default int percent() {
        return switch (this) {
            case Relative(double share) -> (int) Math.round(100 * share);
            case Decibel _,Counter _,Unavailable _ -> -1;
        };
    }

    /// −1 if there is none.
    default long count() {
        return switch (this) {
            case Counter(long value) -> value;
            case Decibel _,Relative _,Unavailable _ -> -1;
        };
    }
}
