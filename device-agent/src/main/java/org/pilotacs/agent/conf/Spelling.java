package org.pilotacs.agent.conf;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/// Guesses what a misspelt word was meant to be.
final class Spelling {
    private Spelling() {}

    /// The known word that is nearest, null if none is near enough to be meant.
    static @Nullable String nearest(String word, Collection<String> known) {
        String nearest = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// Insertions, deletions and changes that turn one word into the other.
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
