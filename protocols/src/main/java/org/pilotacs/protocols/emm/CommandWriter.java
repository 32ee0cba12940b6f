package org.pilotacs.protocols.emm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Encodes the commands of one REF-1 message. Confined to one thread.
final class CommandWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] write(List<EmmCommand> commands) {
        commands.forEach(this::command);
        return out.toByteArray();
    }

    private void command(EmmCommand command) {
        switch (command) {
            case EmmCommand.RefreshEntitlement(List<EmmCommand.Right> rights) ->
                put(CommandType.REFRESH_ENTITLEMENT, rights(rights));
            case EmmCommand.Revoke(List<Integer> products) -> put(CommandType.REVOKE, products(products));
            case EmmCommand.PinReset reset -> put(CommandType.PIN_RESET, pin(reset));
            case EmmCommand.Pair(long box) ->
                put(CommandType.PAIR, ByteBuffer.allocate(Long.BYTES).putLong(box).array());
            case EmmCommand.Unpair() -> put(CommandType.UNPAIR);
            case EmmCommand.Reboot(Duration delay) -> put(CommandType.REBOOT, twoBytes(delay.toSeconds()));
            case EmmCommand.FactoryReset(int scope) -> put(CommandType.FACTORY_RESET, (byte) scope);
            case EmmCommand.Rescan(int network) -> put(CommandType.RESCAN, twoBytes(network));
            case EmmCommand.OnScreenText text -> put(CommandType.OSD, text(text));
            case EmmCommand.ParentalLevel(int level) -> put(CommandType.PARENTAL_LEVEL, (byte) level);
            case EmmCommand.ShowConfirmCode(Duration shown) ->
                put(CommandType.SHOW_CONFIRM_CODE, (byte) shown.toSeconds());
            case EmmCommand.Unknown unknown -> put(unknown.type(), unknown.value());
        }
    }

    private void put(int type, byte... value) {
        out.write(type);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] rights(List<EmmCommand.Right> rights) {
        ByteBuffer value = ByteBuffer.allocate(CommandType.RIGHT * rights.size());
        for (EmmCommand.Right right : rights) {
            value.putShort((short) right.product()).putInt((int) right.until().getEpochSecond());
        }
        return value.array();
    }

    private static byte[] products(List<Integer> products) {
        ByteBuffer value = ByteBuffer.allocate(CommandType.PRODUCT * products.size());
        products.forEach(product -> value.putShort(product.shortValue()));
        return value.array();
    }

    private static byte[] pin(EmmCommand.PinReset reset) {
        byte slot = switch (reset.slot()) {
            case PARENTAL -> 0;
            case PURCHASE -> 1;
        };
        String pin = reset.pin();
        if (pin == null) {
            return new byte[]{ slot, CommandType.MODE_DEFAULT};
        }
        // four decimal digits, read as hex, are their own BCD
        return ByteBuffer.allocate(CommandType.PIN_SET).put(slot).put((byte) CommandType.MODE_SET)
                .putShort((short) Integer.parseInt(pin, 16)).array();
    }

    private static byte[] text(EmmCommand.OnScreenText text) {
        byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(CommandType.OSD_FIXED + utf8.length).putShort((short) text.message())
                .put((byte) text.shown().toSeconds()).put(utf8).array();
    }

    private static byte[] twoBytes(long value) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
    }
}
