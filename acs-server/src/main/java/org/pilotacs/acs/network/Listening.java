package org.pilotacs.acs.network;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Range;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits until somebody listens, or says in words that tell an operator what to do why that is not to be had.
public final class Listening {
    /// Ports that may be asked for; 0 for one that is free.
    public static final Range<Integer> PORT = Range.of(0, 65_535);

    private static final long PATIENCE_SECONDS = 10;

    private Listening() {}

    /// Returns what listens, once it does.
    ///
    /// @param setting what chose the port, for example `cwmp.port`
    /// @throws IOException if the address is not to be had
    public static <T> T await(Future<T> listening, String host, int port, String setting) throws IOException {
        try {
            return listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw refused(host, port, setting, "it takes more than " + PATIENCE_SECONDS + " s", null);
        } catch (Exception e) { // what a future failed with is thrown as it is, checked or not
            throw refused(host, port, setting, reason(e), e);
        }
    }

    /// Says why somebody who listens by other means than ours could not.
    ///
    /// @param setting what chose the port
    public static IOException refused(String host, int port, String setting, IOException why) {
        return refused(host, port, setting, reason(why), why);
    }

    private static IOException refused(String host, int port, String setting, String why, @Nullable Exception cause) {
        return new IOException("%s: cannot listen on %s port %d: %s".formatted(setting, host, port, why), cause);
    }

    /// The system's reasons, of which each transport has its own exception but all have the same words.
    private static String reason(Exception failure) {
        String words = String.valueOf(failure.getMessage());
        String told = words.toLowerCase(Locale.ROOT);
        if (told.contains("address already in use")) {
            return "another program has it. Stop that one, or choose another port";
        }
        if (told.contains("cannot assign requested address") || told.contains("unresolved address")) {
            return "this machine has no such address. Name one that it has, or 0.0.0.0 for all of them";
        }
        if (told.contains("permission denied")) {
            return "ports below 1024 are for the system's administrator. Choose a higher one";
        }
        return words;
    }
}
