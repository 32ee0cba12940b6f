package org.pilotacs.acs.door.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Makes packets of replies. Stateless.
final class SftpReplyWriter {
    /// The one that OpenSSH speaks, and so whatever wants to get on with it.
    private static final int VERSION = 3;
    /// Size, owner, permissions and times are said.
    private static final int ATTRIBUTES = 0xf;

    private SftpReplyWriter() {}

    static void version(OutputStream out) throws IOException {
        send(out, packet(2, VERSION, _ -> {}));
    }

    static void write(OutputStream out, int id, SftpReply reply) throws IOException {
        send(out, switch (reply) {
            case SftpReply.Status(SftpReply.Code code, String text) -> packet(101, id, to -> {
                to.writeInt(code.ordinal());
                string(to, text);
                string(to, "en");
            });
            case SftpReply.Handle(int handle) -> packet(102, id, to -> {
                to.writeInt(4);
                to.writeInt(handle);
            });
            case SftpReply.Data(byte[] bytes, int length) -> packet(103, id, to -> {
                to.writeInt(length);
                to.write(bytes, 0, length);
            });
            case SftpReply.Path(String path) -> packet(104, id, to -> {
                to.writeInt(1);
                string(to, path);
                string(to, path);
                to.writeInt(0);
            });
            case SftpReply.Names(var entries) -> packet(104, id, to -> {
                to.writeInt(entries.size());
                for (SftpEntry entry : entries) {
                    string(to, entry.name());
                    string(to, entry.line());
                    attributes(to, entry);
                }
            });
            case SftpReply.Attributes(SftpEntry entry) -> packet(105, id, to -> attributes(to, entry));
        });
    }

    private static void attributes(DataOutputStream to, SftpEntry entry) throws IOException {
        to.writeInt(ATTRIBUTES);
        to.writeLong(entry.size());
        to.writeInt(0);
        to.writeInt(0);
        to.writeInt(entry.mode());
        to.writeInt((int) entry.seconds());
        to.writeInt((int) entry.seconds());
    }

    private static void string(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private interface Rest {
        void write(DataOutputStream to) throws IOException;
    }

    private static byte[] packet(int type, int id, Rest rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeByte(type);
            to.writeInt(id);
            rest.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    private static void send(OutputStream out, byte[] packet) throws IOException {
        byte[] length = { (byte) (packet.length >> 24), (byte) (packet.length >> 16), (byte) (packet.length >> 8),
            (byte) packet.length};
        out.write(length);
        out.write(packet);
        out.flush();
    }
}
