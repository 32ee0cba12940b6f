package org.pilotacs.acs.diagnosis.sign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The closed list of what can be seen of a home. What each means for causes is said by the knowledge file.
public enum Sign {
    /// How long it has not been heard, in its usual intervals.
    REACH(Service.BOX, "intervals"),
    /// Starts within the last day.
    STARTS(Service.BOX, ""),
    /// Time since the last start.
    UPTIME(Service.BOX, "min"),
    TEMPERATURE(Service.BOX, "°C"),
    FIRMWARE(Service.BOX, List.of("fine", "bad")),
    /// How far the box's own clock is off.
    CLOCK(Service.BOX, "min"),

    STANDBY(Service.PICTURE, List.of("on", "asleep")),
    DISPLAY(Service.PICTURE, List.of("ok", "none", "error")),
    PIN(Service.PICTURE, List.of("factory", "own")),

    /// How many of the tuners hold a signal.
    LOCK(Service.SIGNAL, List.of("all", "some", "none")),
    /// Which carriers of the last scan hold: all, none, all but those of one polarisation in one band, all but those of one
    /// polarisation, all but those of one band, all but one or two, or no pattern.
    SCAN(Service.SIGNAL, List.of("all", "none", "one-output", "one-polarisation", "one-band", "few", "many")),
    LEVEL(Service.SIGNAL, "dBm"),
    /// Of the tuner that receives best.
    MARGIN(Service.SIGNAL, "dB"),
    /// C/N of the tuner that receives best; without a carrier it is next to nothing.
    NOISE(Service.SIGNAL, "dB"),
    /// C/N of the tuner that receives worst, where there are several.
    WEAKER_TUNER(Service.SIGNAL, "dB"),
    /// Strength on the maker's own scale, against what it was on the same box.
    STRENGTH(Service.SIGNAL, "%"),
    /// Packets that could not be put right, per packet.
    ERRORS(Service.SIGNAL, ""),
    /// How the margin went within two weeks: it is as it was, it fell today, it fell some days ago and stayed, it falls slowly.
    COURSE(Service.SIGNAL, List.of("steady", "fell-today", "fell", "falls")),
    /// How the level went; the same words.
    LEVEL_COURSE(Service.SIGNAL, List.of("steady", "fell-today", "fell", "falls")),
    /// How much better one tuner receives than the other, as C/N.
    TUNER_GAP(Service.SIGNAL, "dB"),
    /// How much better one polarisation is received than the other, as C/N.
    POLARISATION_GAP(Service.SIGNAL, "dB"),
    /// Carriers that are strong, but far worse received than the others.
    ODD_CARRIERS(Service.SIGNAL, ""),
    /// Carriers that are strong, and of which the tuner makes nothing at all.
    DEAF_CARRIERS(Service.SIGNAL, ""),
    /// The supply of the LNB.
    LNB(Service.SIGNAL, List.of("ok", "short", "open", "hot")),

    CARD(Service.ENTITLEMENT, List.of("ok", "none", "error")),
    /// What the card said to the channel last.
    ACCESS(Service.ENTITLEMENT, List.of("ok", "no-rights", "expired", "not-paired", "region", "fault")),
    PAIRING(Service.ENTITLEMENT, List.of("paired", "not-paired")),
    /// Entitlements on the card.
    RIGHTS(Service.ENTITLEMENT, ""),
    /// Decryptions that failed for want of a key, per hour since the start.
    KEYLESS(Service.ENTITLEMENT, "1/h"),
    ARREARS(Service.ENTITLEMENT, List.of("none", "blocked")),

    WAN(Service.INTERNET, List.of("up", "down")),
    /// Why the connection failed last.
    WAN_ERROR(Service.INTERNET, List.of("none", "login", "carrier", "other")),
    WAN_UPTIME(Service.INTERNET, "min"),
    LINE(Service.INTERNET, List.of("in-step", "lost")),
    /// The smaller of both directions.
    LINE_MARGIN(Service.INTERNET, "dB"),
    OPTICAL(Service.INTERNET, "dBm"),
    CELLULAR(Service.INTERNET, "dBm"),

    WIFI(Service.WIFI, List.of("on", "off")),
    /// How the weakest device in the home is heard.
    WIFI_CLIENT(Service.WIFI, "dBm"),
    WIFI_NOISE(Service.WIFI, "dBm"),

    /// What the customer says; the words of `Complaint`.
    SAID(Service.BOX, List.of("no-picture", "no-signal", "pixels", "scrambled", "card-message", "pin", "black-screen",
            "frozen", "restarts", "no-internet", "slow-internet", "wifi")),
    /// Share of the neighbours that were heard lately and receive badly.
    NEIGHBOURS_WEAK(Service.SIGNAL, "%"),
    /// Share of the neighbours that should have come and did not.
    NEIGHBOURS_OFFLINE(Service.BOX, "%");

    private final Service service;
    private final String unit;
    private final List<String> words;

    Sign(Service service, String unit) {
        this.service = service;
        this.unit = unit;
        this.words = List.of();
    }

    Sign(Service service, List<String> words) {
        this.service = service;
        this.unit = "";
        this.words = words;
    }

    /// Whose light it colours.
    public Service service() {
        return service;
    }

    /// Empty for a count, a ratio or a word.
    public String unit() {
        return unit;
    }

    /// What it may be; empty for a number.
    public List<String> words() {
        return words;
    }

    /// Whether it is about the box itself, and not about who asks or who lives near.
    public boolean isOfTheBox() {
        return switch (this) {
            case SAID, NEIGHBOURS_WEAK, NEIGHBOURS_OFFLINE, PIN -> false;
            default -> true;
        };
    }

    public boolean isNumber() {
        return words.isEmpty();
    }

    /// As the knowledge file names it, for example `tuner-gap`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Sign> ofWireName(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
    }
}
