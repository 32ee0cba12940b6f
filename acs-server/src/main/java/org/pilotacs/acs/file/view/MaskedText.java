package org.pilotacs.acs.file.view;

/// A text that is copied from another but for what is masked. For one thread.
final class MaskedText {
    static final String MASK = "***";

    private final String from;
    private final StringBuilder text;
    private int copied;
    private int masked;

    MaskedText(String from) {
        this.from = from;
        this.text = new StringBuilder(from.length());
    }

    /// Masks a part behind the ones before; nothing if there is nothing in it.
    void mask(int begin, int end) {
        int first = Math.max(begin, copied);
        if (first >= end || from.substring(first, end).isBlank() || from.substring(first, end).equals(MASK)) {
            return;
        }
        text.append(from, copied, first).append(MASK);
        copied = end;
        masked++;
    }

    /// How far the text was dealt with.
    int copied() {
        return copied;
    }

    Redacted done() {
        return new Redacted(text.append(from, copied, from.length()).toString(), masked);
    }
}
