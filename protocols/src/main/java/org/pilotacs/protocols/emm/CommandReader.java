package org.pilotacs.protocols.emm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decodes the commands of one REF-1 message. Confined to one thread.
final class CommandReader {
    private final ByteBuffer in;
    private final int start;
    private final boolean encrypted;

    /// @param commands in the clear
    /// @param start where they stand in their section
    /// @param encrypted whether they came encrypted
    CommandReader(byte[] commands, int start, boolean encrypted) {
        this.in = ByteBuffer.wrap(commands);
        this.start = start;
        this.encrypted = encrypted;
    }

    List<EmmCommand> read(int count) throws MalformedEmmException {
        List<EmmCommand> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (in.remaining() < CommandType.TAG) {
                throw new MalformedEmmException(i + " commands instead of " + count, at());
            }
            commands.add(command());
        }
        if (in.hasRemaining()) {
            throw new MalformedEmmException(in.remaining() + " bytes behind the last command", at());
        }
        return commands;
    }

    private int at() {
        return start + in.position();
    }

    private EmmCommand command() throws MalformedEmmException {
        int type = Byte.toUnsignedInt(in.get());
        int length = Byte.toUnsignedInt(in.get());
        if (length > in.remaining()) {
            throw new MalformedEmmException("a command longer than its message", at() - 1);
        }
        return switch (type) {
            case CommandType.REFRESH_ENTITLEMENT -> refresh(length);
            case CommandType.REVOKE -> revoke(length);
            case CommandType.PIN_RESET -> pinReset(length);
            case CommandType.PAIR -> {
                checkLength("PAIR", length, Long.BYTES);
                yield new EmmCommand.Pair(in.getLong());
            }
            case CommandType.UNPAIR -> {
                checkLength("UNPAIR", length, 0);
                yield new EmmCommand.Unpair();
            }
            case CommandType.REBOOT -> {
                checkLength("REBOOT", length, Short.BYTES);
                yield new EmmCommand.Reboot(Duration.ofSeconds(twoBytes()));
            }
            case CommandType.FACTORY_RESET -> {
                checkLength("FACTORY_RESET", length, Byte.BYTES);
                yield new EmmCommand.FactoryReset(oneByte());
            }
            case CommandType.RESCAN -> {
                checkLength("RESCAN", length, Short.BYTES);
                yield new EmmCommand.Rescan(twoBytes());
            }
            case CommandType.OSD -> text(length);
            case CommandType.PARENTAL_LEVEL -> {
                checkLength("PARENTAL_LEVEL", length, Byte.BYTES);
                yield new EmmCommand.ParentalLevel(oneByte());
            }
            case CommandType.SHOW_CONFIRM_CODE -> {
                checkLength("SHOW_CONFIRM_CODE", length, Byte.BYTES);
                yield new EmmCommand.ShowConfirmCode(Duration.ofSeconds(oneByte()));
            }
            default -> new EmmCommand.Unknown(type, bytes(length));
        };
    }

    private EmmCommand refresh(int length) throws MalformedEmmException {
        if (length % CommandType.RIGHT != 0) {
            throw wrongLength("REFRESH_ENTITLEMENT", length);
        }
        List<EmmCommand.Right> rights = new ArrayList<>();
        for (int i = 0; i < length; i += CommandType.RIGHT) {
            rights.add(new EmmCommand.Right(twoBytes(),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()))));
        }
        return new EmmCommand.RefreshEntitlement(rights);
    }

    private EmmCommand revoke(int length) throws MalformedEmmException {
        if (length == 0 || length % CommandType.PRODUCT != 0) {
            throw wrongLength("REVOKE", length);
        }
        List<Integer> products = new ArrayList<>();
        for (int i = 0; i < length; i += CommandType.PRODUCT) {
            products.add(twoBytes());
        }
        return new EmmCommand.Revoke(products);
    }

    private EmmCommand pinReset(int length) throws MalformedEmmException {
        if (length != CommandType.PIN_DEFAULT && length != CommandType.PIN_SET) {
            throw wrongLength("PIN_RESET", length);
        }
        int slotAt = at();
        EmmCommand.PinSlot slot = switch (oneByte()) {
            case 0 -> EmmCommand.PinSlot.PARENTAL;
            case 1 -> EmmCommand.PinSlot.PURCHASE;
            default -> throw new MalformedEmmException("no such PIN", slotAt);
        };
        int mode = oneByte();
        if (mode != (length == CommandType.PIN_SET ? CommandType.MODE_SET : CommandType.MODE_DEFAULT)) {
            throw new MalformedEmmException("a PIN_RESET of " + length + " bytes in mode " + mode, at() - 1);
        }
        return length == CommandType.PIN_SET
                ? new EmmCommand.PinReset(slot, pin())
                : new EmmCommand.PinReset(slot, null);
    }

    // What is wrong with a PIN is said without the PIN.
    private String pin() throws MalformedEmmException {
        int at = at();
        if (!encrypted) {
            throw new MalformedEmmException("a PIN in the clear", at);
        }
        String digits = "%04x".formatted(twoBytes());
        if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new MalformedEmmException("a PIN of other than decimal digits", at);
        }
        return digits;
    }

    private EmmCommand text(int length) throws MalformedEmmException {
        if (length < CommandType.OSD_FIXED) {
            throw wrongLength("OSD", length);
        }
        int message = twoBytes();
        Duration shown = Duration.ofSeconds(oneByte());
        int at = at();
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes(length - CommandType.OSD_FIXED))).toString();
            return new EmmCommand.OnScreenText(message, shown, text);
        } catch (CharacterCodingException _) {
            throw new MalformedEmmException("a text that is no UTF-8", at);
        }
    }

    private void checkLength(String command, int length, int right) throws MalformedEmmException {
        if (length != right) {
            throw wrongLength(command, length);
        }
    }

    private MalformedEmmException wrongLength(String command, int length) {
        return new MalformedEmmException(command + " of " + length + " bytes", at() - 1);
    }

    private int oneByte() {
        return Byte.toUnsignedInt(in.get());
    }

    private int twoBytes() {
        return Short.toUnsignedInt(in.getShort());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
