package org.pilotacs.acs.door.http;

import java.util.random.RandomGenerator;

/// Makes the names by which an error is found again in the log. Safe for any number of threads if its source is.
public final class References {
    /// No vowels and no lookalikes: it is read out on the phone.
    private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    public References(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        StringBuilder text = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
