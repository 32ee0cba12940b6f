package org.pilotacs.protocols.cwmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random cases for properties. A failure names its seed; `-Dpilot.seed=…` runs that one case again.
public final class Gen {
    private static final String SEED = "pilot.seed";
    private static final int CASES = 1_000;

    /// What markup, line ends, planes and blanks can break.
    private static final List<String> BITS = List.of("a", "Z", "0", ".", " ", "\t", "\n", "\r", "\r\n", "<", ">", "&",
            "\"", "'", "]]>", "&amp;", "<!--", "</Value>", "ż", "\u0085", "漢", "\uFFFD", "\uD83D\uDCFA");

    private final RandomGenerator random;

    private Gen(long seed) {
        random = new SplittableRandom(seed);
    }

    @FunctionalInterface
    public interface Property {
        void holds(Gen gen) throws Exception;
    }

    public static void forAll(Property property) {
        forAll(CASES, property);
    }

    public static void forAll(int cases, Property property) {
        Long replayed = Long.getLong(SEED);
        if (replayed != null) {
            check(replayed, property);
            return;
        }
        long first = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            check(first + i, property);
        }
    }

    private static void check(long seed, Property property) {
        try {
            property.holds(new Gen(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Replay with -D%s=%d: %s".formatted(SEED, seed, e), e);
        }
    }

    /// The source of this case, for what wants one of its own.
    public RandomGenerator random() {
        return random;
    }

    /// From 0 to below the bound.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean flag() {
        return random.nextBoolean();
    }

    public int integer() {
        return random.nextInt() >> below(32);
    }

    public long number() {
        return random.nextLong() >> below(64);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = below(4); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    /// Anything that XML can carry.
    public String text() {
        var text = new StringBuilder();
        for (int i = below(12); i > 0; i--) {
            text.append(oneOf(BITS));
        }
        return text.toString();
    }

    /// A text without blanks around it, as names are.
    public String name() {
        return text().strip();
    }

    /// A time that the four digits of an XML Schema year can say.
    public Instant time() {
        return Instant.ofEpochSecond(CwmpTime.UNKNOWN.getEpochSecond() + random.nextLong(315_000_000_000L),
                flag() ? 0 : below(1000) * 1_000_000L);
    }
}
