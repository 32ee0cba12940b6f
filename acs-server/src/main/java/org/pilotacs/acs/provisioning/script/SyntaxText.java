package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.PolyglotException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with a script that cannot be read, in the words that Node has for it.
final class SyntaxText {
    private static final Pattern PLACE = Pattern.compile("^(?:SyntaxError: )?(?:[^\\n]*?:\\d+:\\d+ )?([^\\n]*)",
            Pattern.DOTALL);
    private static final Pattern FOUND = Pattern.compile(".*but found (.*)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private SyntaxText() {}

    static String of(PolyglotException e) {
        String all = String.valueOf(e.getMessage());
        Matcher line = PLACE.matcher(all);
        String message = line.find() ? line.group(1).strip() : all.strip();
        Matcher found = FOUND.matcher(message);
        return "SyntaxError: " + (found.matches() ? unexpected(found.group(1).strip()) : message);
    }

    private static String unexpected(String token) {
        if (token.isEmpty() || token.equals("eof") || token.equals("end of file")) {
            return "Unexpected end of input";
        }
        if (Character.isDigit(token.charAt(0))) {
            return "Invalid or unexpected token";
        }
        return WORD.matcher(token).matches()
                ? "Unexpected identifier '" + token + "'"
                : "Unexpected token '" + token + "'";
    }
}
