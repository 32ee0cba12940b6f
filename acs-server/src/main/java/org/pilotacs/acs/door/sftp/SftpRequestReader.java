package org.pilotacs.acs.door.sftp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Makes requests of packets. Stateless.
final class SftpRequestReader {
    /// The largest packet, with room for one that writes 256 KiB at once.
    static final int MOST = (256 << 10) + 1024;
    /// In bytes.
    static final int MOST_PATH = 1024;
    private static final int MOST_HANDLE = 256;

    private SftpRequestReader() {}

    /// @param packet without its length: the type, then the rest
    /// @throws MalformedRequestException if the rest is not what the type says
    static SftpRequest read(byte[] packet) throws MalformedRequestException {
        ByteBuffer in = ByteBuffer.wrap(packet);
        int id = -1;
        try {
            int type = in.get() & 0xff;
            id = in.getInt();
            return read(type, id, in);
        } catch (BufferUnderflowException e) {
            throw new MalformedRequestException(id, "The request ends too soon.");
        }
    }

    private static SftpRequest read(int type, int id, ByteBuffer in) throws MalformedRequestException {
        return switch (type) {
            case 3 -> new SftpRequest.Open(id, path(id, in), in.getInt());
            case 4 -> new SftpRequest.Close(id, handle(id, in));
            case 5 -> new SftpRequest.Read(id, handle(id, in), in.getLong(), in.getInt());
            case 6 -> new SftpRequest.Write(id, handle(id, in), in.getLong(), string(id, in, MOST));
            case 7, 17 -> new SftpRequest.Stat(id, path(id, in));
            case 8 -> new SftpRequest.HandleStat(id, handle(id, in));
            case 9, 10, 13, 14, 15, 18 -> new SftpRequest.Change(id);
            case 11 -> new SftpRequest.OpenFolder(id, path(id, in));
            case 12 -> new SftpRequest.ReadFolder(id, handle(id, in));
            case 16 -> new SftpRequest.RealPath(id, path(id, in));
            default -> new SftpRequest.Other(id, type);
        };
    }

    /// Strictly UTF-8, without NUL.
    private static String path(int id, ByteBuffer in) throws MalformedRequestException {
        try {
            String path = StandardCharsets.UTF_8.newDecoder().decode(string(id, in, MOST_PATH)).toString();
            if (path.indexOf('\0') >= 0) {
                throw new MalformedRequestException(id, "A path has no NUL in it.");
            }
            return path;
        } catch (CharacterCodingException e) {
            throw new MalformedRequestException(id, "A path is written in UTF-8.");
        }
    }

    /// One of ours has four bytes; any other is one that was never given out.
    private static int handle(int id, ByteBuffer in) throws MalformedRequestException {
        ByteBuffer handle = string(id, in, MOST_HANDLE);
        return handle.remaining() == 4 ? handle.getInt() : -1;
    }

    private static ByteBuffer string(int id, ByteBuffer in, int most) throws MalformedRequestException {
        int length = in.getInt();
        if (length < 0 || length > most) {
            throw new MalformedRequestException(id, "A field is longer than " + most + " bytes.");
        }
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer some = in.slice(in.position(), length);
        in.position(in.position() + length);
        return some;
    }
}
