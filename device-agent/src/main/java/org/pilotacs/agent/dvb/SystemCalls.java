package org.pilotacs.agent.dvb;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The calls by which a program speaks to a device.
public interface SystemCalls {
    /// Opens for reading, without waiting.
    ///
    /// @return a descriptor, or a negative errno
    int open(Path device);

    /// @param argument which the call reads and fills
    /// @return 0 or more, or a negative errno
    int ioctl(int descriptor, long request, MemorySegment argument);

    /// Waits until there is something to read, or an error to be told.
    ///
    /// @param milliseconds after which it gives up
    /// @return 1 if there is, 0 if there was not, or a negative errno
    int await(int descriptor, int milliseconds);

    /// Reads what is there, without waiting.
    ///
    /// @param into filled from its beginning
    /// @return how many bytes, 0 at the end, or a negative errno
    int read(int descriptor, MemorySegment into);

    void close(int descriptor);
}
