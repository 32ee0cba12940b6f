package org.pilotacs.acs.device;

import java.io.IOException;

/// Where the operator's inventory goes in. Safe for any number of threads.
public interface Inventory {
    /// How far an import is.
    ///
    /// @param read lines that said something
    /// @param imported lines that are committed
    /// @param failed lines that were rejected; the rest is under way
    record Progress(long read, long imported, long failed) {}

    /// Hears how an import goes, on the importing thread.
    interface Listener {
        void progress(Progress progress);

        void rejected(InventoryEntry.Rejected line);
    }

    /// Takes a file in, line by line: each good line is committed whatever is wrong with others, and the same line twice
    /// is as good as once. Boxes that never came are kept as expected and tied when they come.
    ///
    /// @throws IOException if the file cannot be read on; what was read before is committed
    Progress load(InventoryReader lines, Listener listener) throws IOException;
}
