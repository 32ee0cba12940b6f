package org.pilotacs.acs.door.files;

import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

/// Where boxes fetch files.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param url where boxes reach it, without a path; empty for the port at the host by which a box reached us
/// @param maxSize of one file
/// @param signed whether an operator's files are fetched by addresses alone that cannot be guessed, as firmware always is
public record FileServerConfig(String host, int port, String url, DataSize maxSize, boolean signed) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final Range<DataSize> MAX_SIZE = Range.of(DataSize.ofMebibytes(1), DataSize.ofMebibytes(4_096));

    public static final FileServerConfig DEFAULT = new FileServerConfig("127.0.0.1", 7567, "",
            DataSize.ofMebibytes(512), false);

    public FileServerConfig {
        PORT.check("port", port);
        MAX_SIZE.check("max-size", maxSize);
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,100}")) {
            throw new BadSetting("url", "must be http:// or https:// with a host and perhaps a port, and no path");
        }
    }
}
