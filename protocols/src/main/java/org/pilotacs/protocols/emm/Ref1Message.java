package org.pilotacs.protocols.emm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What one EMM in the form REF-1 says. Receivers obey all of its commands or none, and no message whose sequence is
/// not above the last one that they obeyed for that key slot; so it may be repeated on the air.
///
/// @param encrypted whether the commands are; if not, they are only signed
/// @param keySlot which of the receiver's keys, 0 to 31
/// @param sequence strictly increasing for an address and key slot; 32 bits, without a sign
/// @param expiry when receivers stop obeying it; cut to the second, 1970 to 2106
/// @param commands at most 255, as far as they fit
public record Ref1Message(EmmAddress address, boolean encrypted, int keySlot, long sequence, Instant expiry,
        List<EmmCommand> commands) {
    /// @throws IllegalArgumentException a number out of range, or a PIN that would go out in the clear
    public Ref1Message {
        Unsigned.check("a key slot", keySlot, 5);
        Unsigned.check("a sequence", sequence, Integer.SIZE);
        expiry = expiry.truncatedTo(ChronoUnit.SECONDS);
        Unsigned.check("an expiry", expiry);
        commands = List.copyOf(commands);
        Unsigned.check("the count of commands", commands.size(), Byte.SIZE);
        if (!encrypted && commands.stream().anyMatch(Ref1Message::setsPin)) {
            throw new IllegalArgumentException("a PIN is set only in an encrypted message");
        }
    }

    private static boolean setsPin(EmmCommand command) {
        return command instanceof EmmCommand.PinReset reset && reset.pin() != null;
    }
}
