package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.BadSetting;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A conditional access system of the operator.
///
/// @param name for people: lower-case letters, digits and hyphens, 32 at most
/// @param cards what the numbers of its cards begin with, without blanks and hyphens; empty for all cards that no other
///     system has
public record CardSystemConfig(String name, List<String> cards, Manner manner) {
    /// The kinds of a configuration file that are no encoder's name.
    public static final String GATEWAY = "gateway";
    public static final String HANDED_IN_ONLY = "handed-in-only";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9A-Za-z]{1,32}");

    /// How its messages come to be.
    public sealed interface Manner {}

    /// We make them.
    ///
    /// @param encoder name of the [EmmEncoderFactory]
    public record Encoded(String encoder, EncoderSettings settings) implements Manner {}

    /// It makes and sends them itself.
    public record Submitted(GatewayConfig gateway) implements Manner {}

    /// It makes them, somebody hands them in, and we send them.
    ///
    /// @param caSystemId 16 bits, as registered with DVB
    public record HandedInOnly(int caSystemId) implements Manner {
        public HandedInOnly {
            CasProfile.CA_SYSTEM_IDS.check("ca-system-id", caSystemId);
        }
    }

    public CardSystemConfig {
        if (!NAME.matcher(name).matches()) {
            throw new BadSetting("name", "must be 1 to 32 lower-case letters, digits or hyphens, was " + name);
        }
        cards = cards.stream().map(CardNumber::bare).toList();
        for (String beginning : cards) {
            if (!BEGINNING.matcher(beginning).matches()) {
                throw new BadSetting("cards",
                        "must be what card numbers begin with, 1 to 32 letters or digits each; leave"
                                + " it out for all cards");
            }
        }
        if (new HashSet<>(cards).size() < cards.size()) {
            throw new BadSetting("cards", "has a beginning twice");
        }
    }

    /// By which the CAT tells where its messages are; empty if it sends them itself.
    public OptionalInt caSystemId() {
        return switch (manner) {
            case Encoded(var _, var settings) -> OptionalInt.of(settings.caSystemId());
            case HandedInOnly(int id) -> OptionalInt.of(id);
            case Submitted _ -> OptionalInt.empty();
        };
    }
}
