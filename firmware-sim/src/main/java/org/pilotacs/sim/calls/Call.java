package org.pilotacs.sim.calls;

import org.pilotacs.sim.fleet.InventoryEntry;
import org.pilotacs.sim.vendor.Make;
import org.pilotacs.sim.vendor.SagevisionOneWay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A customer who calls, and how far it has come with him. Confined to one thread.
final class Call {
    private static final int FIRST_SUBSCRIBER = 50_000_000;
    private static final String AREA = "00-950";

    private final int card;
    private final InventoryEntry entry;
    private Instant asked = Instant.EPOCH;
    private CareDesk.Answer answer = new CareDesk.Answer(0, "not called yet");
    private Duration took = Duration.ZERO;
    private boolean answered;
    private long aired;
    private Instant firstAired = Instant.EPOCH;
    /// The last two times.
    private Instant lastAired = Instant.EPOCH;
    private Instant airedBefore = Instant.EPOCH;

    /// @param card in its population, from 0
    /// @param number of it
    Call(int card, long number) {
        Make make = SagevisionOneWay.MAKE;
        this.card = card;
        this.entry = new InventoryEntry("%s%08d".formatted(make.serialPrefix(), card), make.oui(), make.productClass(),
                Integer.toString(FIRST_SUBSCRIBER + card), AREA, "%012d".formatted(number), "", true);
    }

    int card() {
        return card;
    }

    /// A line of it.
    String inventory() {
        return entry.json();
    }

    /// Id of the box.
    String device() {
        return entry.device();
    }

    void asked(Instant when) {
        asked = when;
    }

    Instant asked() {
        return asked;
    }

    void answered(CareDesk.Answer told, Duration after) {
        answer = told;
        took = after;
        answered = true;
    }

    /// Whether there is an answer, or there will be none.
    boolean isAnswered() {
        return answered;
    }

    boolean isRefused() {
        return answered && answer.action().isEmpty();
    }

    String trouble() {
        return device() + ": " + answer.reason();
    }

    /// Id of the action; empty for none.
    String action() {
        return answer.action();
    }

    Duration took() {
        return took;
    }

    void aired(Instant when) {
        firstAired = aired == 0 ? when : firstAired;
        aired++;
        airedBefore = lastAired;
        lastAired = when;
    }

    /// How long it took until a message for the card was on air; empty if none was.
    Optional<Duration> airedAfter() {
        return aired == 0 ? Optional.empty() : Optional.of(Duration.between(asked, firstAired));
    }

    /// How often a message for the card was on air.
    long aired() {
        return aired;
    }

    /// The same until then, or less.
    long airedBefore(Instant then) {
        if (!lastAired.isAfter(then)) {
            return aired;
        }
        return airedBefore.isAfter(then) ? 0 : aired - 1;
    }
}
