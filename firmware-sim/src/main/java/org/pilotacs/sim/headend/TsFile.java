package org.pilotacs.sim.headend;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A transport stream as a file: packet after packet. Confined to one thread.
final class TsFile implements TsSink {
    private final OutputStream out;

    TsFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void packets(List<byte[]> packets) throws IOException {
        for (byte[] packet : packets) {
            out.write(packet);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
