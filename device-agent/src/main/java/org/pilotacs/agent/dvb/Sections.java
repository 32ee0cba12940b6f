package org.pilotacs.agent.dvb;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;

/// The sections of one table on one PID, one after the other as they come. The kernel collects while nobody asks, and
/// throws all of it away when its buffer is full. Confined to one thread.
public final class Sections implements AutoCloseable {
    /// Bytes of the longest (ISO/IEC 13818-1, 2.4.4.10).
    private static final int LONGEST = 4096;

    private final Path device;
    private final SystemCalls calls;
    private final int descriptor;

    private Sections(Path device, SystemCalls calls, int descriptor) {
        this.device = device;
        this.calls = calls;
        this.descriptor = descriptor;
    }

    static Sections open(Path device, SystemCalls calls, Demux.Table table) throws IOException {
        Sections opened = new Sections(device, calls, calls.open(device));
        opened.check("open", opened.descriptor);
        try {
            opened.filter(table);
            return opened;
        } catch (IOException refused) {
            opened.close();
            throw refused;
        }
    }

    private void filter(Demux.Table table) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(DemuxAbi.PARAMETERS_SIZE, Integer.BYTES);
            parameters.set(ValueLayout.JAVA_SHORT, DemuxAbi.PID, (short) table.pid());
            parameters.set(ValueLayout.JAVA_BYTE, DemuxAbi.FILTER, (byte) table.tableId());
            parameters.set(ValueLayout.JAVA_BYTE, DemuxAbi.MASK, (byte) 0xFF);
            parameters.set(ValueLayout.JAVA_INT, DemuxAbi.FLAGS,
                    DemuxAbi.DMX_IMMEDIATE_START | (table.checked() ? DemuxAbi.DMX_CHECK_CRC : 0));
            check("DMX_SET_FILTER", calls.ioctl(descriptor, DemuxAbi.DMX_SET_FILTER, parameters));
        }
    }

    /// The next one, whole: the kernel gives no more than one at a time. Blocks the thread, also of a virtual one its
    /// carrier.
    ///
    /// @param patience after which there is none
    /// @return null if none came
    /// @throws IOException if none will come any more
    public byte @Nullable [] next(Duration patience) throws IOException {
        int ready = calls.await(descriptor, (int) patience.toMillis());
        if (ready == 0 || ready == -DemuxAbi.EINTR) {
            return null;
        }
        check("poll", ready);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LONGEST);
            int length = calls.read(descriptor, buffer);
            if (length == -DemuxAbi.EAGAIN || length == -DemuxAbi.EINTR || length == -DemuxAbi.EOVERFLOW) {
                return null;
            }
            check("read", length);
            if (length == 0) {
                throw new FileSystemException(device.toString(), null, "it has ended");
            }
            return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private void check(String call, int result) throws IOException {
        if (result < 0) {
            throw new FileSystemException(device.toString(), null, call + " failed, errno " + -result);
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            calls.close(descriptor);
        }
    }
}
