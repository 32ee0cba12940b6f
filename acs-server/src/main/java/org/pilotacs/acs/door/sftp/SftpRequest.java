package org.pilotacs.acs.door.sftp;

import java.nio.ByteBuffer;

/// What a client asks for (draft-ietf-secsh-filexfer-02, section 6), as far as it matters here.
sealed interface SftpRequest {
    /// By which the client knows the answer again.
    int id();

    /// @param path as the client wrote it
    record Open(int id, String path, int flags) implements SftpRequest {
        static final int READ = 1;
        static final int WRITE = 2;
        static final int APPEND = 4;
    }

    record Close(int id, int handle) implements SftpRequest {}

    /// @param offset unsigned, as is the length
    record Read(int id, int handle, long offset, int length) implements SftpRequest {}

    /// @param offset unsigned
    record Write(int id, int handle, long offset, ByteBuffer data) implements SftpRequest {}

    /// Also LSTAT: there are no links.
    record Stat(int id, String path) implements SftpRequest {}

    record HandleStat(int id, int handle) implements SftpRequest {}

    record OpenFolder(int id, String path) implements SftpRequest {}

    record ReadFolder(int id, int handle) implements SftpRequest {}

    record RealPath(int id, String path) implements SftpRequest {}

    /// What nobody may: to change attributes, to remove, to rename, to make folders.
    record Change(int id) implements SftpRequest {}

    /// Links, extensions, and whatever else there is.
    record Other(int id, int type) implements SftpRequest {}
}
