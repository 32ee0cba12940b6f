package org.pilotacs.acs.door.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file for one reply that is too large for memory, and for nobody else's eyes: where the system allows it, it has no name
/// any more while it is written, so that nothing of it stays behind even if the server is killed. Confined to one thread.
public final class PassingFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;

    private PassingFile(FileChannel channel) {
        this.channel = channel;
    }

    public static PassingFile open() throws IOException {
        Path path = Files.createTempFile("pilot-", ".reply");
        return new PassingFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    /// Writes to its end; to be flushed, and not closed.
    public OutputStream end() {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /// A reply with all that was written; the file goes with it.
    public HttpReply.Passing reply(int status, String contentType) throws IOException {
        return HttpReply.passing(status, contentType, channel, channel.size());
    }

    /// For one that no reply was made of.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
