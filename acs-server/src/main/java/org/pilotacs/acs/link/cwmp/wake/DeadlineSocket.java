package org.pilotacs.acs.link.cwmp.wake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A socket that is read from until a moment and no longer, however slowly bytes drip in, those of a TLS handshake included.
final class DeadlineSocket extends Socket {
    private final long deadline;

    DeadlineSocket(Duration patience) {
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// At least 1, as 0 would mean for ever.
    private int millisLeft() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) left;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(millisLeft());
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                setSoTimeout(millisLeft());
                return super.read(bytes, offset, length);
            }
        };
    }
}
