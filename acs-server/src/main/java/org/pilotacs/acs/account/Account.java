package org.pilotacs.acs.account;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Range;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// Somebody who may sign in with a password that we keep the hash of.
///
/// @param disabled whether they may not, for now
/// @param signedIn when they last did; null if never
/// @param failures wrong passwords since then
public record Account(String name, Role role, boolean disabled, Instant created, @Nullable Instant signedIn,
        int failures) {
    /// Names of accounts and tokens.
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    /// Characters of a password.
    public static final Range<Integer> PASSWORD_LENGTH = Range.of(10, 200);

    /// The name as it is kept: nobody has to remember how it was written.
    public static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
