package org.pilotacs.acs.provisioning.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Takes apart what comes from a bridge: records (RFC 7464: RS, JSON, LF), and between them what the script printed.
/// Confined to the thread that reads.
final class BridgeOutput {
    /// A result is a text within JSON, in which each of its bytes is two at most.
    static final int MOST_RECORD = 2 * ExtensionCall.MOST_BYTES + 1024;
    /// Longer lines are cut to pieces.
    static final int MOST_LINE = 8 * 1024;

    private static final byte RECORD = 0x1e;

    private final Receiver receiver;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private boolean isRecord;

    BridgeOutput(Receiver receiver) {
        this.receiver = receiver;
    }

    /// What is done with the parts.
    interface Receiver {
        /// @param json without its marks
        void record(byte[] json);

        /// @param line without its end
        void printed(String line);
    }

    /// Reads to the end; false if it stopped before, at a record that is too long.
    boolean read(InputStream in) throws IOException {
        byte[] chunk = new byte[MOST_LINE];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            for (int i = 0; i < count; i++) {
                take(chunk[i]);
                if (part.size() > MOST_RECORD) {
                    return false;
                }
            }
        }
        print();
        return true;
    }

    private void take(byte next) {
        if (next == RECORD) {
            print();
            isRecord = true;
        } else if (next == '\n') {
            if (isRecord) {
                receiver.record(part.toByteArray());
                part.reset();
                isRecord = false;
            } else {
                print();
            }
        } else {
            part.write(next);
            if (!isRecord && part.size() >= MOST_LINE) {
                print();
            }
        }
    }

    /// Also a record that did not end: something else was printed into it.
    private void print() {
        String line = part.toString(StandardCharsets.UTF_8).stripTrailing();
        part.reset();
        isRecord = false;
        if (!line.isEmpty()) {
            receiver.printed(line);
        }
    }
}
