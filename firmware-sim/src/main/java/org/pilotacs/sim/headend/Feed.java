package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

import java.util.List;

/// Where a multiplexer puts what it is given. Never waits.
interface Feed {
    /// What a stream of data is, for as long as it is open.
    record Source(ClientId client, int dataId, DataType type, SectionTsPktFlag flag) {}

    /// Nowhere.
    Feed NONE = new Feed() {
        @Override
        public void opened(Source source) {}

        @Override
        public boolean provided(Source source, List<byte[]> datagrams) {
            return true;
        }
    };

    void opened(Source source);

    /// @param datagrams each sound, and of the kind that the source says
    /// @return false if there was no room
    boolean provided(Source source, List<byte[]> datagrams);
}
