package org.pilotacs.protocols.emm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The AES-128 key from which an operator makes the keys of all its boxes and groups, so that nobody has to keep millions
/// of them. The factory puts what [#of] gives into the box; this one never leaves the head-end, and is never printed.
///
/// A key is AES-128-CMAC (RFC 4493) of what says whose it is: a key derivation in counter mode (NIST SP 800-108, 4.1)
/// with a counter of 32 bits that ends at 1, since one block of CMAC is a whole key. The function itself knows it as
/// label and context. Numbers are big-endian.
///
/// ```
///  0  counter, 1, in 4 bytes
///  4  label "REF-1" in ASCII
///  9  0x00
/// 10  context: kind of address in 1 byte (0 unique, 1 group, 2 global),
/// 11           address in 8 bytes, all ones if global,
/// 19           key slot in 1 byte
/// 20  length of the key in bits, 128, in 4 bytes
/// ```
///
/// With the kind of address among it, a box and a group of the same number never share a key, as [Ref1] demands.
public final class Ref1MasterKey {
    private static final byte[] LABEL = "REF-1".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTEXT = 1 + Long.BYTES + 1;
    private static final byte UNIQUE = 0;
    private static final byte GROUP = 1;
    private static final byte GLOBAL = 2;
    private static final long EVERYBODY = -1L;

    private final Ref1Key key;

    private Ref1MasterKey(Ref1Key key) {
        this.key = key;
    }

    /// @param hex 32 digits, of either case
    /// @throws IllegalArgumentException anything else
    public static Ref1MasterKey ofHex(String hex) {
        return new Ref1MasterKey(Ref1Key.ofHex(hex));
    }

    /// The key by which those at that address know what is meant for them; always the same for the same.
    ///
    /// @param keySlot 0 to 31
    /// @throws IllegalArgumentException another slot
    public Ref1Key of(EmmAddress address, int keySlot) {
        Unsigned.check("a key slot", keySlot, 5);
        ByteBuffer input = ByteBuffer.allocate(Integer.BYTES + LABEL.length + 1 + CONTEXT + Integer.BYTES);
        input.putInt(1).put(LABEL).put((byte) 0);
        switch (address) {
            case EmmAddress.Unique(long box) -> input.put(UNIQUE).putLong(box);
            case EmmAddress.Group(long group) -> input.put(GROUP).putLong(group);
            case EmmAddress.Global() -> input.put(GLOBAL).putLong(EVERYBODY);
        }
        input.put((byte) keySlot).putInt(Ref1Key.SIZE * Byte.SIZE);
        return new Ref1Key(AesCmac.of(key, input.array()));
    }

    @Override
    public String toString() {
        return "Ref1MasterKey[***]";
    }
}
