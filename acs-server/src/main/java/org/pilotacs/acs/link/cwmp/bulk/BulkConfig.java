package org.pilotacs.acs.link.cwmp.bulk;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

/// How bulk data is taken.
///
/// @param path where devices post it, at the port of sessions; empty if none is taken
/// @param maxBody of one report, after decompression
public record BulkConfig(String path, DataSize maxBody) {
    public static final Range<DataSize> MAX_BODY = Range.of(DataSize.ofKibibytes(16), DataSize.ofMebibytes(64));

    public static final BulkConfig DEFAULT = new BulkConfig("/bulk", DataSize.ofMebibytes(2));

    public BulkConfig {
        MAX_BODY.check("max-body", maxBody);
        if (!path.isEmpty() && !path.matches("/[!-~&&[^?#]]+")) {
            throw new BadSetting("path", "must begin with / and go on, without a query");
        }
    }

    /// This one, or its refusal if sessions are to come at the same path.
    public BulkConfig besides(String sessions) {
        if (path.equals(sessions)) {
            throw new BadSetting("path", "is cwmp.path too; bulk data needs a path of its own");
        }
        return this;
    }
}
