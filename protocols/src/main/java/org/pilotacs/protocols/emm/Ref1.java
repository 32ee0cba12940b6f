package org.pilotacs.protocols.emm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// REF-1, the open payload for an operator's own boxes and CA_system_id: one [Ref1Message] in one section of table_id
/// 0x82, which fits one transport packet. Numbers are big-endian.
///
/// ```
///  0  table_id 0x82, flags and section_length (short form, see PrivateSection)
///  3  format 0x01
///  4  kind of address in 2 bits (0 unique, 1 group, 2 global), encrypted in 1, key slot in 5
///  5  address in 8 bytes; all ones if global
/// 13  sequence in 4
/// 17  expiry in 4, seconds since 1970
/// 21  count of commands
/// 22  commands: type, length, value
///     the proof: 8 bytes of AES-128-CMAC (RFC 4493) over all bytes before it; of an encrypted message the 16 of the
///     tag of AES-128-GCM (NIST SP 800-38D), with the commands as text, address and sequence as nonce, and the bytes
///     0 to 21 as associated data
/// ```
///
/// The kind of address is no part of the nonce, so a box and a group must never share a key; and a sequence once used
/// with a key must never be used again, not even after a restore. Whoever has a group's key reads all that goes to the
/// group, so nothing personal belongs there.
public final class Ref1 {
    /// Bytes of the longest section: a transport packet less its header and pointer_field.
    public static final int MAX_SIZE = 183;

    private static final int TABLE_ID = 0x82;
    /// Short form, private, reserved bits.
    private static final int FLAGS = 0x7;
    private static final int FORMAT = 0x01;
    private static final int UNIQUE = 0;
    private static final int GROUP = 1;
    private static final int GLOBAL = 2;
    private static final long EVERYBODY = -1L;
    private static final int ENCRYPTED = 0x20;
    private static final int KEY_SLOT = 0x1F;
    private static final int MAC = 8;

    private static final int FORMAT_AT = 3;
    private static final int KIND_AT = 4;
    private static final int ADDRESS_AT = 5;
    private static final int EXPIRY_AT = 17;
    private static final int COUNT_AT = 21;
    private static final int COMMANDS_AT = 22;

    private static final byte[] CONFIRM = "CONF".getBytes(StandardCharsets.US_ASCII);
    private static final int CODES = 1_000_000;

    private Ref1() {}

    /// What can be known of a message without its key, and so may be a lie.
    ///
    /// @param encrypted whether the commands are
    /// @param keySlot which of the receiver's keys proves it, 0 to 31
    /// @param sequence 32 bits, without a sign
    /// @param expiry to the second
    public record Header(EmmAddress address, boolean encrypted, int keySlot, long sequence, Instant expiry) {}

    /// The section that says this to those who have the key.
    ///
    /// @throws IllegalArgumentException it would be longer than [#MAX_SIZE]
    public static byte[] encode(Ref1Message message, Ref1Key key) {
        byte[] commands = new CommandWriter().write(message.commands());
        int size = COMMANDS_AT + commands.length + proofSize(message.encrypted());
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a message of " + size + " bytes; at most " + MAX_SIZE + " fit one transport packet");
        }
        byte[] section = SectionBytes.begin(TABLE_ID, false, size - PrivateSection.HEADER);
        ByteBuffer out = SectionBytes.rest(section);
        writeHead(message, out);
        if (message.encrypted()) {
            byte[] head = Arrays.copyOf(section, COMMANDS_AT);
            out.put(AesGcm.seal(key, nonce(head), head, commands));
        } else {
            out.put(commands);
            out.put(mac(section, key));
        }
        return section;
    }

    /// Reads what needs no key, and proves nothing.
    ///
    /// @param section one whole section, as [SectionAssembler] gives it
    /// @throws MalformedEmmException bytes that are no REF-1 message
    public static Header header(byte[] section) throws MalformedEmmException {
        checkForm(section);
        ByteBuffer in = ByteBuffer.wrap(section, KIND_AT, COMMANDS_AT - KIND_AT);
        int kind = Byte.toUnsignedInt(in.get());
        EmmAddress address = address(kind >>> 6, in.getLong());
        long sequence = Integer.toUnsignedLong(in.getInt());
        Instant expiry = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
        return new Header(address, isEncrypted(section), kind & KEY_SLOT, sequence, expiry);
    }

    /// Reads a message and proves that its maker had the key. Whether it is meant for this box, expired, or old news,
    /// the caller sees to. Takes the same time wherever the proof is wrong.
    ///
    /// @param section one whole section, as [SectionAssembler] gives it
    /// @param key of the slot that [#header] tells
    /// @throws MalformedEmmException bytes that are no REF-1 message; if the proof holds, its maker went wrong
    /// @throws ForgedEmmException its maker had another key, or it was damaged on its way
    public static Ref1Message decode(byte[] section, Ref1Key key) throws MalformedEmmException, ForgedEmmException {
        Header header = header(section);
        byte[] proven = header.encrypted() ? decrypted(section, key) : signed(section, key);
        List<EmmCommand> commands = new CommandReader(proven, COMMANDS_AT, header.encrypted())
                .read(Byte.toUnsignedInt(section[COUNT_AT]));
        return new Ref1Message(header.address(), header.encrypted(), header.keySlot(), header.sequence(),
                header.expiry(), commands);
    }

    /// The six digits that a box shows as proof that it obeyed a message: of AES-128-CMAC over "CONF" and the sequence
    /// in four bytes, the first eight bytes, read as one number without a sign, modulo a million. (REF-1 says only
    /// "CMAC modulo 10^6"; which bytes count is settled here.)
    ///
    /// @param sequence of the message, 32 bits
    public static String confirmCode(Ref1Key key, long sequence) {
        Unsigned.check("a sequence", sequence, Integer.SIZE);
        byte[] text = ByteBuffer.allocate(CONFIRM.length + Integer.BYTES).put(CONFIRM).putInt((int) sequence).array();
        long number = ByteBuffer.wrap(AesCmac.of(key, text)).getLong();
        return "%06d".formatted(Long.remainderUnsigned(number, CODES));
    }

    private static void writeHead(Ref1Message message, ByteBuffer out) {
        int kind = switch (message.address()) {
            case EmmAddress.Unique _ -> UNIQUE;
            case EmmAddress.Group _ -> GROUP;
            case EmmAddress.Global _ -> GLOBAL;
        };
        long id = switch (message.address()) {
            case EmmAddress.Unique(long box) -> box;
            case EmmAddress.Group(long group) -> group;
            case EmmAddress.Global _ -> EVERYBODY;
        };
        out.put((byte) FORMAT).put((byte) (kind << 6 | (message.encrypted() ? ENCRYPTED : 0) | message.keySlot()))
                .putLong(id).putInt((int) message.sequence()).putInt((int) message.expiry().getEpochSecond())
                .put((byte) message.commands().size());
    }

    private static void checkForm(byte[] section) throws MalformedEmmException {
        SectionBytes.checkFrame(section);
        int tableId = Byte.toUnsignedInt(section[0]);
        if (tableId != TABLE_ID) {
            throw new MalformedEmmException("table_id 0x%02x instead of 0x82".formatted(tableId), 0);
        }
        if (section[1] >>> 4 != FLAGS) {
            throw new MalformedEmmException("flags that are not those of the short form", 1);
        }
        if (section.length > MAX_SIZE) {
            throw new MalformedEmmException("a section of " + section.length + " bytes", 1);
        }
        if (section.length < COMMANDS_AT) {
            throw new MalformedEmmException("a section that ends within the head", section.length);
        }
        if (section[FORMAT_AT] != FORMAT) {
            throw new MalformedEmmException("format " + Byte.toUnsignedInt(section[FORMAT_AT]), FORMAT_AT);
        }
        if (section.length < COMMANDS_AT + proofSize(isEncrypted(section))) {
            throw new MalformedEmmException("a section that ends within the proof", section.length);
        }
    }

    private static EmmAddress address(int kind, long id) throws MalformedEmmException {
        return switch (kind) {
            case UNIQUE -> new EmmAddress.Unique(id);
            case GROUP -> new EmmAddress.Group(id);
            case GLOBAL -> {
                if (id != EVERYBODY) {
                    throw new MalformedEmmException("a global address of other than ones", ADDRESS_AT);
                }
                yield new EmmAddress.Global();
            }
            default -> throw new MalformedEmmException("no such kind of address", KIND_AT);
        };
    }

    private static byte[] signed(byte[] section, Ref1Key key) throws ForgedEmmException {
        int end = section.length - MAC;
        if (!MessageDigest.isEqual(mac(section, key), Arrays.copyOfRange(section, end, section.length))) {
            throw new ForgedEmmException("wrong MAC", end);
        }
        return Arrays.copyOfRange(section, COMMANDS_AT, end);
    }

    private static byte[] decrypted(byte[] section, Ref1Key key) throws ForgedEmmException {
        byte[] head = Arrays.copyOf(section, COMMANDS_AT);
        byte[] sealed = Arrays.copyOfRange(section, COMMANDS_AT, section.length);
        byte[] commands = AesGcm.open(key, nonce(head), head, sealed);
        if (commands == null) {
            throw new ForgedEmmException("wrong tag", section.length - AesGcm.TAG);
        }
        return commands;
    }

    private static byte[] mac(byte[] section, Ref1Key key) {
        return Arrays.copyOf(AesCmac.of(key, Arrays.copyOf(section, section.length - MAC)), MAC);
    }

    private static byte[] nonce(byte[] head) {
        return Arrays.copyOfRange(head, ADDRESS_AT, EXPIRY_AT);
    }

    private static boolean isEncrypted(byte[] section) {
        return (section[KIND_AT] & ENCRYPTED) != 0;
    }

    private static int proofSize(boolean encrypted) {
        return encrypted ? AesGcm.TAG : MAC;
    }
}
