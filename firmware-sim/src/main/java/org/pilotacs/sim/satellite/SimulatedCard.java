package org.pilotacs.sim.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A viewing card in its slot. While it may not open the channel, each crypto period counts one failure.
/// Safe for any number of threads.
public final class SimulatedCard implements CardReader {
    private static final Duration CRYPTO_PERIOD = Duration.ofSeconds(10);
    private static final int SUBSCRIBED = 12;
    /// From the request to the EMM.
    private static final Duration EMM_AFTER = Duration.ofSeconds(3);
    private static final String ATR = "3F77180000C27A44026804";
    /// The end of a right that nobody gave one.
    private static final Instant OPEN = Instant.MAX;

    private final InstantSource clock;
    private final String serialNumber;
    private final long box;
    private CardStatus status = CardStatus.RUNNING;
    private boolean paired = true;
    /// When the right to a product ends. Those that the card had from the first day are the products 1, 2 …
    private final Map<Integer, Instant> rights = new HashMap<>();
    private int subscribed = SUBSCRIBED;
    private @Nullable Instant rightsCome;
    private Instant sinceWhen;
    private double failures;
    private double withoutKey;
    private Runnable listener = () -> {};

    /// @param serialNumber 12 digits
    /// @param box number of the box that it is in, see [#pair]
    SimulatedCard(InstantSource clock, String serialNumber, long box) {
        this.clock = clock;
        this.serialNumber = serialNumber;
        this.box = box;
        this.sinceWhen = clock.instant();
        open(SUBSCRIBED);
    }

    @Override
    public synchronized State read() {
        observe();
        boolean readable = status == CardStatus.RUNNING;
        return new State(status, readable ? serialNumber : "", readable ? ATR : "", readable && paired,
                readable ? opened() : 0, (long) failures, (long) withoutKey);
    }

    private int opened() {
        Instant now = clock.instant();
        return (int) rights.values().stream().filter(now::isBefore).count();
    }

    /// As printed on it, whether it can be read or not.
    public String serialNumber() {
        return serialNumber;
    }

    /// Whether it may open a product now.
    public synchronized boolean opens(int product) {
        observe();
        return status == CardStatus.RUNNING && paired
                && clock.instant().isBefore(rights.getOrDefault(product, Instant.MIN));
    }

    public void status(CardStatus changed) {
        change(() -> status = changed);
    }

    public void paired(boolean changed) {
        change(() -> paired = changed);
    }

    /// Lets it open so many products without an end, and no others.
    public void entitlements(int products) {
        change(() -> {
            rights.clear();
            open(products);
        });
    }

    private void open(int products) {
        for (int product = 1; product <= products; product++) {
            rights.put(product, OPEN);
        }
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

    @Override
    public boolean canEntitle() {
        return true;
    }

    @Override
    public boolean entitle(List<Right> given) {
        change(() -> given.forEach(right -> rights.put(right.product(), right.until())));
        return true;
    }

    @Override
    public boolean revoke(List<Integer> products) {
        change(() -> products.forEach(rights::remove));
        return true;
    }

    @Override
    public boolean canPair() {
        return true;
    }

    @Override
    public boolean pair(long other) {
        paired(other == box);
        return true;
    }

    @Override
    public boolean unpair() {
        paired(false);
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
        if (rightsCome != null && !now.isBefore(rightsCome)) {
            countFailures(rightsCome);
            rightsCome = null;
            rights.values().removeIf(OPEN::equals);
            open(subscribed);
        }
        countFailures(now);
    }

    private void countFailures(Instant now) {
        if (status == CardStatus.RUNNING) {
            double keyless = periods(paired ? later(sinceWhen, lastRightEnds()) : sinceWhen, now);
            failures += keyless;
            withoutKey += keyless;
        } else {
            failures += periods(sinceWhen, now);
        }
        sinceWhen = now;
    }

    private Instant lastRightEnds() {
        return rights.values().stream().reduce(Instant.MIN, SimulatedCard::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static double periods(Instant from, Instant to) {
        return from.isBefore(to) ? (double) Duration.between(from, to).toMillis() / CRYPTO_PERIOD.toMillis() : 0;
    }
}
