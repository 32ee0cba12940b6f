package org.pilotacs.agent.board;

/// What needs the PIN: settings of the agent's own, in flash, that a factory reset forgets. Safe for any number of
/// threads.
public final class ParentalControl {
    /// Years; the highest level there is.
    public static final int ADULT = 18;
    private static final String ENABLED = "lwm2m:parental-enabled";
    private static final String MATURITY = "lwm2m:parental-maturity";

    private final Flash flash;

    public ParentalControl(Flash flash) {
        this.flash = flash;
    }

    public boolean isEnabled() {
        return !"0".equals(flash.read(ENABLED));
    }

    public void enable(boolean on) {
        flash.write(ENABLED, on ? "1" : "0");
    }

    /// Years, 0 to [#ADULT]; 0 is off.
    public int maturity() {
        String stored = flash.read(MATURITY);
        return stored == null ? ADULT : Integer.parseInt(stored);
    }

    /// @param age as [#isAge] allows it
    public void maturity(int age) {
        flash.write(MATURITY, Integer.toString(age));
    }

    public static boolean isAge(long years) {
        return years >= 0 && years <= ADULT;
    }
}
