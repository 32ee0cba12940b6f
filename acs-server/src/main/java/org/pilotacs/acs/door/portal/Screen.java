package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.complaint.Complaint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What customers see, as pictures to point at.
public enum Screen {
    NO_SIGNAL(Complaint.NO_SIGNAL), SCRAMBLED(Complaint.SCRAMBLED), PIN(Complaint.PIN), SQUARES(Complaint.PIXELS),
    FROZEN(Complaint.FROZEN), BLACK(Complaint.BLACK_SCREEN), NO_INTERNET(Complaint.NO_INTERNET),
    WIFI(Complaint.WIFI), OTHER(Complaint.OTHER);

    private final Complaint complaint;

    Screen(Complaint complaint) {
        this.complaint = complaint;
    }

    Complaint complaint() {
        return complaint;
    }

    /// For example `no-signal`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Screen> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
}
