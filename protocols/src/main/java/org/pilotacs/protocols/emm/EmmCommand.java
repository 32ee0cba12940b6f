package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// One thing that a box is told to do over the air. Constructors refuse, with an [IllegalArgumentException] that names
/// the number, whatever REF-1 has no room for.
public sealed interface EmmCommand {
    /// Watch these until then; with no rights at all, evaluate again those on the card.
    ///
    /// @param rights at most 42
    record RefreshEntitlement(List<Right> rights) implements EmmCommand {
        public RefreshEntitlement {
            rights = List.copyOf(rights);
            checkCount("rights", rights.size(), 0, 42);
        }
    }

    /// That a product may be watched.
    ///
    /// @param product 16 bits
    /// @param until when it ends; cut to the second, 1970 to 2106
    record Right(int product, Instant until) {
        public Right {
            Unsigned.check("a product", product, Short.SIZE);
            until = until.truncatedTo(ChronoUnit.SECONDS);
            Unsigned.check("the end of a right", until);
        }
    }

    /// Watch these no more.
    ///
    /// @param products of 16 bits each; 1 to 127 of them
    record Revoke(List<Integer> products) implements EmmCommand {
        public Revoke {
            products = List.copyOf(products);
            checkCount("products to revoke", products.size(), 1, 127);
            products.forEach(product -> Unsigned.check("a product", product, Short.SIZE));
        }
    }

    /// Which of a box's two PINs.
    enum PinSlot {
        /// Of the age gate; on many boxes the master PIN.
        PARENTAL,
        /// Of orders.
        PURCHASE
    }

    /// Forget the PIN. One that is set goes only into a message that is encrypted, and is never printed.
    ///
    /// @param pin the new one, four digits; null for the one the factory gave
    record PinReset(PinSlot slot, @Nullable String pin) implements EmmCommand {
        private static final Pattern PIN = Pattern.compile("[0-9]{4}");

        public PinReset {
            if (pin != null && !PIN.matcher(pin).matches()) {
                throw new IllegalArgumentException("a PIN has four digits");
            }
        }

        @Override
        public String toString() {
            return "PinReset[slot=" + slot + ", pin=" + (pin == null ? "default" : "***") + "]";
        }
    }

    /// Card and box belong together from now on.
    ///
    /// @param box id of the box; all 64 bits, without a sign
    record Pair(long box) implements EmmCommand {
        @Override
        public String toString() {
            return "Pair[box=" + Long.toUnsignedString(box) + "]";
        }
    }

    /// Card and box no longer belong together.
    record Unpair() implements EmmCommand {}

    /// Start anew.
    ///
    /// @param delay before it, in whole seconds, 16 bits of them
    record Reboot(Duration delay) implements EmmCommand {
        public Reboot {
            Unsigned.check("the delay of a reboot", delay, Short.SIZE);
        }
    }

    /// Forget settings.
    ///
    /// @param scope which, 8 bits; the meaning is the operator's
    record FactoryReset(int scope) implements EmmCommand {
        public FactoryReset {
            Unsigned.check("the scope of a factory reset", scope, Byte.SIZE);
        }
    }

    /// Search for channels.
    ///
    /// @param network the network_id to search, 16 bits
    record Rescan(int network) implements EmmCommand {
        public Rescan {
            Unsigned.check("a network", network, Short.SIZE);
        }
    }

    /// Show a text over the picture.
    ///
    /// @param message its number, 16 bits, by which repeats are known
    /// @param shown for how long, in whole seconds, 8 bits of them
    /// @param text at most 252 bytes of UTF-8, of which one message holds 148
    record OnScreenText(int message, Duration shown, String text) implements EmmCommand {
        private static final int TEXT = 252;

        public OnScreenText {
            Unsigned.check("the number of a text", message, Short.SIZE);
            Unsigned.check("how long a text is shown", shown, Byte.SIZE);
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new IllegalArgumentException("a text with half a surrogate pair");
            }
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (size > TEXT) {
                throw new IllegalArgumentException(
                        "a text has at most " + TEXT + " bytes of UTF-8, not " + size);
            }
        }
    }

    /// The age gate.
    ///
    /// @param level 8 bits; the meaning is the operator's
    record ParentalLevel(int level) implements EmmCommand {
        public ParentalLevel {
            Unsigned.check("a parental level", level, Byte.SIZE);
        }
    }

    /// Show [Ref1#confirmCode] of this message, for the customer to read out.
    ///
    /// @param shown for how long, in whole seconds, 8 bits of them
    record ShowConfirmCode(Duration shown) implements EmmCommand {
        public ShowConfirmCode {
            Unsigned.check("how long a code is shown", shown, Byte.SIZE);
        }
    }

    /// A command that is not known here, kept so that receivers can pass over it.
    ///
    /// @param type 8 bits, none of those above
    /// @param value at most 255 bytes; copied in and out
    record Unknown(int type, byte[] value) implements EmmCommand {
        public Unknown {
            Unsigned.check("the type of a command", type, Byte.SIZE);
            if (CommandType.isKnown(type)) {
                throw new IllegalArgumentException("the type " + type + " is that of a known command");
            }
            checkCount("bytes in a command", value.length, 0, CommandType.MAX_VALUE);
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unknown(int otherType, byte[] otherValue) && type == otherType
                    && Arrays.equals(value, otherValue);
        }

        @Override
        public int hashCode() {
            return 31 * type + Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Unknown[type=" + type + ", value=" + HexFormat.of().formatHex(value) + "]";
        }
    }

    private static void checkCount(String what, int count, int min, int max) {
        if (count < min || count > max) {
            throw new IllegalArgumentException(what + ": " + min + " to " + max + ", not " + count);
        }
    }
}
