package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.runtime.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One client, from its first packet to its last: request in, answer out, one after the other. Plain blocking Java behind the
/// rim.
final class SftpConversation {
    private static final Logger log = LoggerFactory.getLogger(SftpConversation.class);
    private static final int INIT = 1;
    /// The largest first packet: it may name extensions, of which we have none.
    private static final int MOST_INIT = 34_000;

    private final SftpDesk desk;

    SftpConversation(SftpDesk desk) {
        this.desk = desk;
    }

    /// Returns once the client is through; what it left unfinished is dropped.
    ///
    /// @throws IOException if the line broke, or what came is no SFTP
    void hold(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        try (desk) {
            byte[] first = packet(in, MOST_INIT);
            if (first.length == 0 || first[0] != INIT) {
                throw new IOException("a client began with something else than its version");
            }
            SftpReplyWriter.version(to);
            for (byte[] packet = packet(in, SftpRequestReader.MOST); packet.length > 0; packet = packet(in,
                    SftpRequestReader.MOST)) {
                answer(packet, to);
                if (desk.isClosed()) {
                    return;
                }
            }
        }
    }

    /// Empty at the end.
    private static byte[] packet(DataInputStream in, int most) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException _) {
            return new byte[0];
        }
        if (length < 1 || length > most) {
            throw new IOException("a packet of " + Integer.toUnsignedString(length) + " bytes; at most " + most
                    + " are taken");
        }
        byte[] packet = new byte[length];
        in.readFully(packet);
        return packet;
    }

    private void answer(byte[] packet, OutputStream to) throws IOException {
        SftpRequest request;
        try {
            request = SftpRequestReader.read(packet);
        } catch (MalformedRequestException e) {
            SftpReplyWriter.write(to, e.id(),
                    new SftpReply.Status(SftpReply.Code.BAD_MESSAGE, String.valueOf(e.getMessage())));
            return;
        }
        SftpReplyWriter.write(to, request.id(), reply(request));
    }

    private SftpReply reply(SftpRequest request) {
        try {
            return desk.handle(request);
        } catch (IOException | RuntimeException failure) {
            if (UnavailableException.isBehind(failure)) {
                log.atWarn().setCause(failure).log("an SFTP request was put off");
            } else {
                log.atError().setCause(failure).log("an SFTP request failed");
            }
            return new SftpReply.Status(SftpReply.Code.FAILURE, "It does not work at the moment; try again later.");
        }
    }
}
