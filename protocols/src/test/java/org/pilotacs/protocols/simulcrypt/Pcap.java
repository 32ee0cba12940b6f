package org.pilotacs.protocols.simulcrypt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A capture file (classic pcap) of what two hosts say to each other, as Ethernet and IPv4 carry it: 10.0.0.1 opens a
/// connection to 10.0.0.2, or sends it datagrams. Each message is a frame of its own, one microsecond after that before
/// it. Confined to one thread.
public final class Pcap {
    /// Bytes that a frame of Ethernet has room for behind the headers of IPv4 and TCP.
    public static final int TCP_ROOM = 1460;

    private static final int MAGIC = 0xA1B2_C3D4;
    private static final int ETHERNET = 1;
    private static final int LONGEST = 0xFFFF;
    private static final int CLIENT = 0x0A00_0001;
    private static final int SERVER = 0x0A00_0002;
    private static final int CLIENT_PORT = 40_000;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SYN = 0x02;
    private static final int PUSH = 0x08;
    private static final int ACK = 0x10;
    private static final int FIN = 0x01;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int serverPort;
    private int frames;
    private int clientSequence = 1000;
    private int serverSequence = 2000;

    public Pcap(int serverPort) {
        this.serverPort = serverPort;
        out.writeBytes(ByteBuffer.allocate(24).putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0)
                .putInt(LONGEST).putInt(ETHERNET).array());
    }

    /// Opens the connection.
    public Pcap open() {
        tcp(true, SYN, new byte[0]);
        clientSequence++;
        tcp(false, SYN | ACK, new byte[0]);
        serverSequence++;
        tcp(true, ACK, new byte[0]);
        return this;
    }

    /// Says this on the connection.
    ///
    /// @param bytes cut into frames where they do not fit into one
    public Pcap fromClient(byte[] bytes) {
        return said(true, bytes);
    }

    public Pcap fromServer(byte[] bytes) {
        return said(false, bytes);
    }

    /// Ends the connection.
    public Pcap close() {
        tcp(true, FIN | ACK, new byte[0]);
        clientSequence++;
        tcp(false, FIN | ACK, new byte[0]);
        serverSequence++;
        tcp(true, ACK, new byte[0]);
        return this;
    }

    /// Sends a datagram from the client.
    public Pcap datagram(byte[] bytes) {
        byte[] segment = ByteBuffer.allocate(UDP_HEADER + bytes.length).putShort((short) CLIENT_PORT)
                .putShort((short) serverPort).putShort((short) (UDP_HEADER + bytes.length)).putShort((short) 0)
                .put(bytes)
                .array();
        frame(true, UDP, segment, 6);
        return this;
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, out.toByteArray());
    }

    private Pcap said(boolean client, byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            byte[] part = new byte[Math.min(TCP_ROOM, rest.remaining())];
            rest.get(part);
            tcp(client, PUSH | ACK, part);
            if (client) {
                clientSequence += part.length;
            } else {
                serverSequence += part.length;
            }
        }
        return this;
    }

    private void tcp(boolean client, int flags, byte[] bytes) {
        int heard = client ? serverSequence : clientSequence;
        int acknowledged = (flags & ACK) == 0 ? 0 : heard;
        byte[] segment = ByteBuffer.allocate(TCP_HEADER + bytes.length)
                .putShort((short) (client ? CLIENT_PORT : serverPort))
                .putShort((short) (client ? serverPort : CLIENT_PORT))
                .putInt(client ? clientSequence : serverSequence).putInt(acknowledged)
                .putShort((short) ((TCP_HEADER / 4) << 12 | flags)).putShort((short) 0xFFFF).putInt(0).put(bytes)
                .array();
        frame(client, TCP, segment, 16);
    }

    /// @param checksumAt where in the segment its checksum goes
    private void frame(boolean client, int protocol, byte[] segment, int checksumAt) {
        int from = client ? CLIENT : SERVER;
        int to = client ? SERVER : CLIENT;
        ByteBuffer pseudo = ByteBuffer.allocate(12 + segment.length).putInt(from).putInt(to).put((byte) 0)
                .put((byte) protocol).putShort((short) segment.length).put(segment);
        ByteBuffer.wrap(segment).putShort(checksumAt, checksum(pseudo.array()));
        ByteBuffer ip = ByteBuffer.allocate(IP_HEADER).put((byte) 0x45).put((byte) 0)
                .putShort((short) (IP_HEADER + segment.length)).putShort((short) frames).putShort((short) 0x4000)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(from).putInt(to);
        ip.putShort(10, checksum(ip.array()));
        byte[] ethernet = "\2\0\0\0\0\1\2\0\0\0\0\2\10\0".getBytes(StandardCharsets.ISO_8859_1);
        int size = ethernet.length + IP_HEADER + segment.length;
        out.writeBytes(ByteBuffer.allocate(16).putInt(0).putInt(frames++).putInt(size).putInt(size).array());
        out.writeBytes(ethernet);
        out.writeBytes(ip.array());
        out.writeBytes(segment);
    }

    /// RFC 1071.
    private static short checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += Byte.toUnsignedInt(bytes[i]) << (i % 2 == 0 ? Byte.SIZE : 0);
        }
        while (sum >>> Short.SIZE != 0) {
            sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        }
        return (short) ~sum;
    }
}
