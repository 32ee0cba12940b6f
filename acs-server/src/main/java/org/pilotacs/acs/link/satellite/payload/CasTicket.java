package org.pilotacs.acs.link.satellite.payload;

import java.util.regex.Pattern;

/// By which a conditional access system knows a command that it took. It becomes part of an address, so only characters that mean
/// themselves there are in it.
///
/// @param text 1 to 200 letters, digits and `- . _ ~`, the first a letter or digit
public record CasTicket(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,199}");

    /// @throws IllegalArgumentException a text of another form
    public CasTicket {
        if (!isOne(text)) {
            throw new IllegalArgumentException("no ticket: " + text);
        }
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
