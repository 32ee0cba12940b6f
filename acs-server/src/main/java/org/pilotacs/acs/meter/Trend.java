package org.pilotacs.acs.meter;

/// Where a signal goes.
public enum Trend {
    BETTER, SAME, WORSE;

    /// What it takes to call it a change: receivers differ from themselves by two tenths of a dB from one moment to the
    /// next.
    private static final double TURNS = 0.5;
    /// What it takes to go on calling it that, so that it does not flicker.
    private static final double GOES_ON = 0.2;

    /// The next trend.
    ///
    /// @param change dB, up is better
    Trend after(double change) {
        double up = this == BETTER ? GOES_ON : TURNS;
        double down = this == WORSE ? -GOES_ON : -TURNS;
        return change >= up ? BETTER : change <= down ? WORSE : SAME;
    }
}
