package org.pilotacs.sim.headend;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Who gets the packets of a multiplex. Confined to one thread.
interface TsSink extends Closeable {
    /// @param packets 188 bytes each, in order
    void packets(List<byte[]> packets) throws IOException;

    @Override
    default void close() throws IOException {}
}
