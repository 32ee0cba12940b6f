package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.file.FileDraft;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/// What a client has open.
sealed interface OpenHandle extends AutoCloseable {
    /// Lets go of it; of what was being written, nothing stays.
    @Override
    void close() throws IOException;

    /// A folder, and how many of its names were given so far.
    final class Folder implements OpenHandle {
        private final List<SftpEntry> entries;
        private int given;

        Folder(List<SftpEntry> entries) {
            this.entries = List.copyOf(entries);
        }

        /// The next of them; empty if there are no more.
        List<SftpEntry> next(int most) {
            List<SftpEntry> some = entries.subList(given, Math.min(entries.size(), given + most));
            given += some.size();
            return some;
        }

        @Override
        public void close() {}
    }

    /// A file that is read.
    record Reading(FileChannel file, SftpEntry entry) implements OpenHandle {
        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// A file that is sent.
    ///
    /// @param done lets others send one of this name
    record Writing(String name, FileDraft draft, Runnable done) implements OpenHandle {
        @Override
        public void close() {
            try {
                draft.close();
            } finally {
                done.run();
            }
        }
    }

    /// A file that was refused while it was sent: why is said again to whatever the client still sends.
    record Refused(SftpReply.Status why) implements OpenHandle {
        @Override
        public void close() {}
    }
}
