package org.pilotacs.agent.dvb;

import java.io.IOException;
import java.nio.file.Path;

/// A demultiplexer of Linux, `/dev/dvb/adapterN/demuxM`: sections of whatever carrier its front end has tuned. Any
/// number of programs may read it at once. Immutable.
public record Demux(Path device, SystemCalls calls) {
    /// Which sections are wanted.
    ///
    /// @param pid 13 bits
    /// @param tableId 8 bits
    /// @param checked whether a section with a wrong CRC_32 is left out; only for tables whose sections have one
    public record Table(int pid, int tableId, boolean checked) {}

    /// One of the machine's, by the C library.
    public static Demux ofMachine(Path device) {
        return new Demux(device, new LibcCalls());
    }

    /// Begins to collect them.
    ///
    /// @throws IOException if the device is not there, or is none
    public Sections open(Table table) throws IOException {
        return Sections.open(device, calls, table);
    }
}
