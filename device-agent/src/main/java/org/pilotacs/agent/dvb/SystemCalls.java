package org.pilotacs.agent.dvb;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The three calls by which a program speaks to a device.
public interface SystemCalls {
    /// Opens for reading, without waiting.
    ///
    /// @return a descriptor, or a negative errno
    int open(Path device);

    /// @param argument which the call reads and fills
    /// @return 0 or more, or a negative errno
    int ioctl(int descriptor, long request, MemorySegment argument);

    void close(int descriptor);
}
