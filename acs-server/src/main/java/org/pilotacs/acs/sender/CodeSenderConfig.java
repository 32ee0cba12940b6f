package org.pilotacs.acs.sender;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.nio.file.Path;

/// By which way codes are sent.
///
/// @param sender name of a [CodeSenderFactory]; empty for none
/// @param folder of the sender `file`; null for none
/// @param plugin what a sender of the operator's own is told, as it wants
public record CodeSenderConfig(String sender, @Nullable Path folder, Smtp smtp, String plugin) {
    public static final CodeSenderConfig NONE = new CodeSenderConfig("", null, Smtp.NONE, "");

    /// The mail server of the sender `smtp`.
    ///
    /// @param encryption before anything is said: `tls` from the first byte, `starttls` or not at all, `none` for this machine or
    ///        a network that one trusts
    /// @param username empty to give none
    /// @param from the address that letters come from
    /// @param to the address that they go to, with `{subscriber}` in place of the customer's number, for gateways that know the
    ///        rest; empty for the one that the portal's token or the link names
    /// @param ca PEM file of who signed the server's certificate, null for those that Java knows
    public record Smtp(String host, int port, Encryption encryption, String username, Secret password, String from,
            String to, @Nullable Path ca) {
        public static final Range<Integer> PORT = Range.of(1, 65_535);
        public static final Smtp NONE = new Smtp("", 587, Encryption.STARTTLS, "", Secret.NONE, "", "", null);

        public Smtp {
            PORT.check("smtp.port", port);
        }
    }

    /// How what goes to the mail server is hidden.
    public enum Encryption {
        TLS, STARTTLS, NONE
    }
}
