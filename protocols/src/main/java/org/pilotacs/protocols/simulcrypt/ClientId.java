package org.pilotacs.protocols.simulcrypt;

/// client_id: which generator, unique at its multiplexer (Table 7).
///
/// @param value all 32 bits, without a sign
public record ClientId(int value) {
    /// @param caSystemId 16 bits, those of the generator's conditional access system
    /// @param number 16 bits, of the generator within it
    /// @throws IllegalArgumentException a number that needs more bits
    public static ClientId of(int caSystemId, int number) {
        Unsigned.check("a CA_system_id", caSystemId, Short.SIZE);
        Unsigned.check("the number of a client", number, Short.SIZE);
        return new ClientId(caSystemId << Short.SIZE | number);
    }

    /// The upper 16 bits, which are a CA_system_id where the data are EMMs.
    public int caSystemId() {
        return value >>> Short.SIZE;
    }

    @Override
    public String toString() {
        return "0x%08X".formatted(value);
    }
}
