package org.pilotacs.acs.sftp;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.regex.Pattern;

/// A login by which boxes fetch and send files, without what proves it.
///
/// @param used when it let somebody in last, to a few minutes; null if never
public record SftpLogin(String name, SftpScope scope, boolean byKey, Instant created, @Nullable Instant used) {
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
}
