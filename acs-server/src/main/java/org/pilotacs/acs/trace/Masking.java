package org.pilotacs.acs.trace;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the secrets out of what went over the wire: values of parameters whose name says that they are one, credentials in
/// elements, in headers and in URLs. Each pattern is linear in the text, which a device may have made up.
final class Masking {
    static final String MASK = "***";

    /// A name, then whatever stands between it and its value, then the value.
    private static final Pattern PARAMETER = Pattern.compile(
            "<(?:[\\w.-]{1,32}:)?Name\\b[^>]*+>([^<]*+)</(?:[\\w.-]{1,32}:)?Name\\s*+>"
                    + "(?:\\s++|<!--(?:(?!-->).)*+-->)*+<((?:[\\w.-]{1,32}:)?Value)\\b[^>]*+(?<!/)>"
                    + "((?:(?!</\\2).)*+)",
            Pattern.DOTALL);
    private static final Pattern CREDENTIAL = Pattern.compile(
            "<((?:[\\w.-]{1,32}:)?(?:Password|Username))\\b[^>]*+(?<!/)>((?:(?!</\\1).)*+)", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile(
            "(?im)^((?:proxy-)?authorization:[ \\t]*+)(basic |digest |bearer )?+([^\\r\\n]*+)");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s<>\"@]{1,256}@");

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
    private static final Set<String> SECRET_WORDS = Set.of("pin", "key", "psk", "secret", "password", "passphrase",
            "passwd", "credential", "credentials", "token");
    /// Named like keys, but labels that the protocol hands round openly.
    private static final Set<String> OPEN_NAMES = Set.of("parameterkey", "commandkey");

    private Masking() {}

    static String mask(String text) {
        String masked = replaceGroup(PARAMETER, text, 3, match -> isSecret(match.group(1)));
        masked = replaceGroup(CREDENTIAL, masked, 2, _ -> true);
        masked = replaceGroup(HEADER, masked, 3, _ -> true);
        return USER_INFO.matcher(masked).replaceAll("://" + MASK + "@");
    }

    /// Whether a parameter's name says that its value is a secret. A name that hides behind entities is not trusted.
    static boolean isSecret(String path) {
        if (path.indexOf('&') >= 0) {
            return true;
        }
        String name = lastName(path.strip());
        String lower = name.toLowerCase(Locale.ROOT);
        if (OPEN_NAMES.contains(lower)) {
            return false;
        }
        if (lower.contains("passw") || lower.contains("passphrase") || lower.contains("secret")) {
            return true;
        }
        Matcher words = WORD.matcher(name);
        while (words.find()) {
            if (SECRET_WORDS.contains(words.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// The last segment that is not an instance number.
    private static String lastName(String path) {
        String[] segments = path.split("\\.");
        for (int i = segments.length - 1; i >= 0; i--) {
            if (!segments[i].isEmpty() && !segments[i].chars().allMatch(Character::isDigit)) {
                return segments[i];
            }
        }
        return path;
    }

    @FunctionalInterface
    private interface Judge {
        boolean isSecret(Matcher match);
    }

    private static String replaceGroup(Pattern pattern, String text, int group, Judge judge) {
        Matcher match = pattern.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        while (match.find()) {
            if (!match.group(group).isBlank() && judge.isSecret(match)) {
                masked.append(text, copied, match.start(group)).append(MASK);
                copied = match.end(group);
            }
        }
        return masked.append(text, copied, text.length()).toString();
    }
}
