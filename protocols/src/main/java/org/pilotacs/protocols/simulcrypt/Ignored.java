package org.pilotacs.protocols.simulcrypt;

/// A message of a type that is none of this interface, which receivers shall ignore (4.4.1). Its parameters were not
/// looked at.
///
/// @param messageType as it came
public record Ignored(int messageType) implements Decoded {
    public Ignored {
        Unsigned.check("a message_type", messageType, Short.SIZE);
    }

    @Override
    public String toString() {
        return "Ignored[messageType=0x%04X]".formatted(messageType);
    }
}
