package org.pilotacs.acs.file.view;

import org.pilotacs.acs.device.SecretParameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which names stand before a secret, in whatever a maker writes. In doubt they do. Stateless.
final class SecretName {
    private static final List<String> PARTS = List.of("passw", "passphrase", "passwd", "pwd", "secret", "psk",
            "presharedkey", "credential", "keystring");
    private static final Set<String> WORDS = Set.of("pin", "puk", "pass", "pw", "token", "tokens", "community",
            "communities", "cookie", "kek", "opc", "wepkey", "authkey", "apikey");
    /// Only as the last word: a `key_mgmt` is none.
    private static final Set<String> LAST_WORDS = Set.of("key", "keys");
    /// Labels that the protocol hands round openly, and the public half of what has two.
    private static final Set<String> OPEN = Set.of("parameterkey", "commandkey", "publickey", "hotkey");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    private SecretName() {}

    /// @param name for example `wl0_wpa_psk`, `Device.WiFi.AccessPoint.1.Security.KeyPassphrase` or `--password`
    static boolean is(String name) {
        List<String> words = words(last(name));
        String whole = String.join("", words);
        if (words.isEmpty() || OPEN.contains(whole) || whole.startsWith("public")) {
            return false;
        }
        return isPlain(whole) || words.stream().anyMatch(WORDS::contains) || LAST_WORDS.contains(words.getLast())
                || SecretParameter.isNamed(name);
    }

    /// Whether it says so even in a sentence, where a key may be one of a keyboard.
    static boolean isPlain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return PARTS.stream().anyMatch(lower::contains) || lower.equals("community")
                || lower.length() > 4 && lower.endsWith("sharedkey");
    }

    /// The last step of a path that is no number.
    private static String last(String name) {
        String[] steps = name.split("\\.");
        for (int i = steps.length - 1; i >= 0; i--) {
            if (!steps[i].isEmpty() && !steps[i].chars().allMatch(Character::isDigit)) {
                return steps[i];
            }
        }
        return name;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(name);
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
