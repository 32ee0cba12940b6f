package org.pilotacs.acs.errorcode;

import java.text.Normalizer;
import java.util.Locale;

/// Codes and texts as they are compared. Stateless.
public final class CodeText {
    private CodeText() {}

    /// A code, card system or model as the name of an entry: in capitals, without spaces around it.
    public static String capitals(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    /// A code as the name of an entry: in capitals, without any space. `e48 - 32` is `E48-32`.
    public static String code(String written) {
        return capitals(written).replaceAll("\\s+", "");
    }

    /// What is left of a code that is read aloud: its letters and digits, without accents. `Błąd 04` is `BLAD04`.
    public static String spoken(String written) {
        return folded(written).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /// Words of letters and digits, small and without accents, with one space between them: people type with and without.
    static String folded(String text) {
        String plain = Normalizer.normalize(text.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }
}
