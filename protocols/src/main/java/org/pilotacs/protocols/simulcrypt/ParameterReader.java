package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException.Subject;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The parameters of one message, in whatever order they came (4.4.1); those that nobody asks for are passed over.
/// Immutable.
final class ParameterReader {
    private static final int NONE = -1;

    private final byte[] message;
    private final ByteBuffer in;

    /// @param message the whole of it, header and all; not copied
    ParameterReader(byte[] message) {
        this.message = message;
        this.in = ByteBuffer.wrap(message);
    }

    /// To be asked before all else.
    ///
    /// @throws MalformedSimulcryptException a parameter goes beyond the end of the message
    void checkEnds() throws MalformedSimulcryptException {
        int at = MessageFraming.HEADER;
        while (fits(at)) {
            at = behind(at);
        }
        if (at < message.length) {
            throw fault("a parameter longer than its message", ErrorStatus.INVALID_MESSAGE, at, true);
        }
    }

    ClientId clientId() throws MalformedSimulcryptException {
        return new ClientId(in.getInt(required(Parameter.CLIENT_ID)));
    }

    StreamRef stream() throws MalformedSimulcryptException {
        return new StreamRef(twoBytes(Parameter.DATA_CHANNEL_ID), twoBytes(Parameter.DATA_STREAM_ID));
    }

    int oneByte(Parameter parameter) throws MalformedSimulcryptException {
        return Byte.toUnsignedInt(in.get(required(parameter)));
    }

    int twoBytes(Parameter parameter) throws MalformedSimulcryptException {
        return Short.toUnsignedInt(in.getShort(required(parameter)));
    }

    @Nullable
    Integer twoBytesIfAny(Parameter parameter) throws MalformedSimulcryptException {
        return find(parameter) == NONE ? null : Integer.valueOf(twoBytes(parameter));
    }

    /// The values of a parameter that may be repeated, in order; none if it is not there.
    List<byte[]> all(Parameter parameter) throws MalformedSimulcryptException {
        List<byte[]> values = new ArrayList<>();
        for (int at = next(parameter, MessageFraming.HEADER); at != NONE; at = next(parameter, behind(at))) {
            checkLength(parameter, at);
            values.add(Arrays.copyOfRange(message, at + Parameter.TAG, behind(at)));
        }
        return values;
    }

    List<byte[]> atLeastOne(Parameter parameter) throws MalformedSimulcryptException {
        List<byte[]> values = all(parameter);
        if (values.isEmpty()) {
            throw missing(parameter);
        }
        return values;
    }

    MalformedSimulcryptException invalidValue(Parameter parameter) {
        return fault("a value that " + parameter + " does not have", ErrorStatus.INVALID_VALUE, parameter.type(),
                false);
    }

    MalformedSimulcryptException fault(String what, ErrorStatus status, int information, boolean desynchronised) {
        return new MalformedSimulcryptException(what, status, Math.min(information, 0xFFFF), desynchronised, subject());
    }

    /// Where the value is.
    private int required(Parameter parameter) throws MalformedSimulcryptException {
        int at = find(parameter);
        if (at == NONE) {
            throw missing(parameter);
        }
        checkLength(parameter, at);
        return at + Parameter.TAG;
    }

    private int find(Parameter parameter) throws MalformedSimulcryptException {
        int at = next(parameter, MessageFraming.HEADER);
        int second = at == NONE ? NONE : next(parameter, behind(at));
        if (second != NONE) {
            throw fault(parameter + " twice", ErrorStatus.INVALID_MESSAGE, second, false);
        }
        return at;
    }

    private MalformedSimulcryptException missing(Parameter parameter) {
        return fault("no " + parameter, ErrorStatus.MISSING_PARAMETER, parameter.type(), false);
    }

    private void checkLength(Parameter parameter, int at) throws MalformedSimulcryptException {
        if (!parameter.isOfLength(length(at))) {
            throw fault("%s of %d bytes instead of %d".formatted(parameter, length(at), parameter.length()),
                    ErrorStatus.INCONSISTENT_LENGTH, parameter.type(), false);
        }
    }

    // What is said of a message that is not sound must not rely on its being so.
    private Subject subject() {
        int client = soundAt(Parameter.CLIENT_ID);
        int channel = soundAt(Parameter.DATA_CHANNEL_ID);
        int stream = soundAt(Parameter.DATA_STREAM_ID);
        return new Subject(client == NONE ? null : in.getInt(client),
                channel == NONE ? null : Short.toUnsignedInt(in.getShort(channel)),
                stream == NONE ? null : Short.toUnsignedInt(in.getShort(stream)), isError(), said());
    }

    private boolean isError() {
        int type = message.length < MessageFraming.HEADER
                ? NONE
                : Short.toUnsignedInt(in.getShort(MessageFraming.TYPE_AT));
        return type == MessageType.CHANNEL_ERROR || type == MessageType.STREAM_ERROR;
    }

    private @Nullable Integer said() {
        int at = isError() ? soundAt(Parameter.ERROR_STATUS) : NONE;
        return at == NONE ? null : Integer.valueOf(Short.toUnsignedInt(in.getShort(at)));
    }

    private int soundAt(Parameter parameter) {
        int at = next(parameter, MessageFraming.HEADER);
        return at == NONE || !parameter.isOfLength(length(at)) ? NONE : at + Parameter.TAG;
    }

    private int next(Parameter parameter, int from) {
        int at = from;
        while (fits(at)) {
            if (Short.toUnsignedInt(in.getShort(at)) == parameter.type()) {
                return at;
            }
            at = behind(at);
        }
        return NONE;
    }

    /// Whether a whole parameter begins there.
    private boolean fits(int at) {
        return at + Parameter.TAG <= message.length && behind(at) <= message.length;
    }

    private int behind(int at) {
        return at + Parameter.TAG + length(at);
    }

    private int length(int at) {
        return Short.toUnsignedInt(in.getShort(at + Short.BYTES));
    }
}
