package org.pilotacs.acs.file.view;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks the word behind a plain name of a secret, as command lines and the languages of routers have it: `enable secret 5 …`,
/// `snmp-server community … RO`, `--password …`. In a sentence the word behind is mostly none, and those that are usual there
/// stay.
final class WordPass {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)(?<![\\w.-])((?:--?)?+[a-z][\\w-]{2,60}+)[ \\t]++(?:is[ \\t]++)?+"
                    + "(?:(?:0|5|7|8|9|ascii|hex|encrypted|cipher|simple|plain|cleartext|text)[ \\t]++)?+"
                    + "[\"']?+([^\\s\"'<>]{1,512}+)");
    private static final Set<String> USUAL = Set.of("for", "is", "was", "not", "has", "have", "of", "changed", "wrong",
            "incorrect", "failed", "failure", "invalid", "required", "expired", "mismatch", "and", "or", "from", "by",
            "to", "in", "on", "at", "the", "a", "an", "with", "without", "set", "reset", "authentication", "prompt",
            "rejected", "accepted", "check", "too", "must", "may", "does", "did", "are", "be", "as", "length", "policy",
            "updated", "removed", "missing", "empty", "ok", "error", "=", ":", "-", "string", "name", "list", "file",
            MaskedText.MASK);

    private WordPass() {}

    static Redacted run(String text) {
        MaskedText masked = new MaskedText(text);
        Matcher words = WORDS.matcher(text);
        int from = 0;
        while (words.find(from)) {
            String value = words.group(2).toLowerCase(Locale.ROOT).replaceAll("[.,;:)]+$", "");
            if (SecretName.isPlain(words.group(1)) && !USUAL.contains(value)) {
                masked.mask(words.start(2), words.end(2));
                from = words.end();
            } else {
                from = words.end(1);
            }
        }
        return masked.done();
    }
}
