package org.pilotacs.agent.dvb;

/// Numbers of `linux/dvb/dmx.h` and of what reading brings, for 64-bit x86 and ARM. `dmx_sct_filter_params` is a PID
/// (u16), then `dmx_filter` (what to look for, which bits of it count, which must differ; 16 bytes each), a timeout
/// (u32), flags (u32).
final class DemuxAbi {
    static final int PARAMETERS_SIZE = 60;
    static final int PID = 0;
    /// Of the section's table_id. The bytes after it stand for those behind section_length.
    static final int FILTER = 2;
    static final int MASK = 18;
    static final int MODE = 34;
    /// ms; 0 for none.
    static final int TIMEOUT = 52;
    static final int FLAGS = 56;

    static final long DMX_SET_FILTER = write(43, PARAMETERS_SIZE);

    static final int DMX_CHECK_CRC = 1;
    static final int DMX_IMMEDIATE_START = 4;

    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EOVERFLOW = 75;

    private DemuxAbi() {}

    /// `_IOW('o', number, size)` of `asm-generic/ioctl.h`.
    private static long write(int number, int size) {
        return 1L << 30 | (long) size << 16 | 'o' << 8 | number;
    }
}
