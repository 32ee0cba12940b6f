package org.pilotacs.acs.firmware;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;

import java.util.List;

/// Which boxes an artefact is for. Letter case does not count.
///
/// @param oui of their maker, empty for any
/// @param productClass their model
/// @param hardware its revision, empty for any
/// @param from versions of their software on which it may follow; empty for any. `*` stands for any characters
public record Fit(String oui, String productClass, String hardware, List<String> from) {
    public Fit {
        from = List.copyOf(from);
    }

    /// For any version of their software.
    public Fit(String oui, String productClass, String hardware) {
        this(oui, productClass, hardware, List.of());
    }

    /// What of a box is not as it must be.
    public enum Misfit {
        MODEL, MAKER, HARDWARE, VERSION
    }

    public boolean fits(Device device) {
        return misfit(device) == null;
    }

    /// The first thing about a box that is not as it must be, null if it fits.
    public @Nullable Misfit misfit(Device device) {
        if (!productClass.equalsIgnoreCase(device.identity().productClass())) {
            return Misfit.MODEL;
        }
        if (!isAnyOr(oui, device.identity().oui())) {
            return Misfit.MAKER;
        }
        if (!isAnyOr(hardware, device.hardwareVersion())) {
            return Misfit.HARDWARE;
        }
        return from.isEmpty() || from.stream().anyMatch(one -> matches(one, device.softwareVersion()))
                ? null
                : Misfit.VERSION;
    }

    /// The same but for the version that the box has now, as for one that it is to go back to.
    public boolean fitsModelOf(Device device) {
        Misfit misfit = misfit(device);
        return misfit == null || misfit == Misfit.VERSION;
    }

    private static boolean isAnyOr(String wanted, String is) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(is);
    }

    /// In time that grows with the product of both lengths, whatever the pattern is.
    private static boolean matches(String pattern, String version) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return pattern.equalsIgnoreCase(version);
        }
        int end = version.length() - pieces[pieces.length - 1].length();
        if (!starts(version, pieces[0], 0) || end < pieces[0].length()
                || !starts(version, pieces[pieces.length - 1], end)) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            while (at + pieces[i].length() <= end && !starts(version, pieces[i], at)) {
                at++;
            }
            if (at + pieces[i].length() > end) {
                return false;
            }
            at += pieces[i].length();
        }
        return true;
    }

    private static boolean starts(String text, String piece, int at) {
        return text.regionMatches(true, at, piece, 0, piece.length());
    }
}
