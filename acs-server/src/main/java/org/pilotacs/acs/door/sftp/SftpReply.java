package org.pilotacs.acs.door.sftp;

import java.util.List;

/// What a client is answered (draft-ietf-secsh-filexfer-02, section 7).
sealed interface SftpReply {
    /// @param text in English, for whoever reads the client's log
    record Status(Code code, String text) implements SftpReply {
        static final Status OK = new Status(Code.OK, "");
        static final Status EOF = new Status(Code.EOF, "There is no more.");
    }

    record Handle(int handle) implements SftpReply {}

    /// @param length of the bytes that count
    record Data(byte[] bytes, int length) implements SftpReply {}

    record Names(List<SftpEntry> entries) implements SftpReply {}

    /// The one name that a path comes to.
    record Path(String path) implements SftpReply {}

    record Attributes(SftpEntry entry) implements SftpReply {}

    enum Code {
        OK, EOF, NO_SUCH_FILE, PERMISSION_DENIED, FAILURE, BAD_MESSAGE, NO_CONNECTION, CONNECTION_LOST, OP_UNSUPPORTED
    }
}
