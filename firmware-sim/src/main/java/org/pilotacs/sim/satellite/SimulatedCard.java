package org.pilotacs.sim.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A viewing card in its slot. While it may not open the channel, each crypto period counts one failure.
/// Safe for any number of threads.
public final class SimulatedCard implements CardReader {
    private static final Duration CRYPTO_PERIOD = Duration.ofSeconds(10);
    private static final int SUBSCRIBED = 12;
    /// From the request to the EMM.
    private static final Duration EMM_AFTER = Duration.ofSeconds(3);
    private static final String ATR = "3F77180000C27A44026804";

    private final InstantSource clock;
    private final String serialNumber;
    private CardStatus status = CardStatus.RUNNING;
    private boolean paired = true;
    private int entitlements = SUBSCRIBED;
    private int subscribed = SUBSCRIBED;
    private @Nullable Instant rightsCome;
    private Instant sinceWhen;
    private double failures;
    private double withoutKey;
    private Runnable listener = () -> {};

    /// @param serialNumber 12 digits
    SimulatedCard(InstantSource clock, String serialNumber) {
        this.clock = clock;
        this.serialNumber = serialNumber;
        this.sinceWhen = clock.instant();
    }

    @Override
    public synchronized State read() {
        observe();
        boolean readable = status == CardStatus.RUNNING;
        return new State(status, readable ? serialNumber : "", readable ? ATR : "", readable && paired,
                readable ? entitlements : 0, (long) failures, (long) withoutKey);
    }

    /// As printed on it, whether it can be read or not.
    public String serialNumber() {
        return serialNumber;
    }

    public void status(CardStatus changed) {
        change(() -> status = changed);
    }

    public void paired(boolean changed) {
        change(() -> paired = changed);
    }

    public void entitlements(int products) {
        change(() -> entitlements = products);
    }

    /// What the customer pays for; the card gets it when its rights are sent again.
    public void subscribed(int products) {
        change(() -> subscribed = products);
    }

    @Override
    public boolean canRefresh() {
        return true;
    }

    @Override
    public boolean refresh() {
        change(() -> rightsCome = clock.instant().plus(EMM_AFTER));
        return true;
    }

    private void change(Runnable change) {
        Runnable told;
        synchronized (this) {
            observe();
            change.run();
            told = listener;
        }
        told.run();
    }

    synchronized void onChange(Runnable changed) {
        listener = changed;
    }

    synchronized void restarted() {
        failures = 0;
        withoutKey = 0;
        sinceWhen = clock.instant();
    }

    private void observe() {
        Instant now = clock.instant();
        double periods = Math.max(0.0, Duration.between(sinceWhen, now).toMillis())
                / CRYPTO_PERIOD.toMillis();
        sinceWhen = now;
        if (rightsCome != null && !now.isBefore(rightsCome)) {
            rightsCome = null;
            entitlements = subscribed;
        }
        boolean keyless = status == CardStatus.RUNNING && (!paired || entitlements == 0);
        if (keyless || status != CardStatus.RUNNING) {
            failures += periods;
        }
        if (keyless) {
            withoutKey += periods;
        }
    }
}
