package org.pilotacs.acs.diagnostic;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/// Against what boxes test their line.
///
/// @param host that is pinged and traced, for example the operator's own edge; empty if none is set
/// @param downloadUrl of a file that takes some seconds; empty if speed is not to be tested
/// @param uploadUrl that takes a PUT and throws it away; empty likewise
/// @param uploadSize how much is sent there
public record DiagnosticConfig(String host, String downloadUrl, String uploadUrl, DataSize uploadSize) {
    public static final Range<DataSize> UPLOAD_SIZE = Range.of(DataSize.ofKibibytes(1), DataSize.ofMebibytes(1024));

    public static final DiagnosticConfig DEFAULT = new DiagnosticConfig("", "", "", DataSize.ofMebibytes(5));

    public DiagnosticConfig {
        UPLOAD_SIZE.check("upload-size", uploadSize);
        check("download-url", downloadUrl);
        check("upload-url", uploadUrl);
    }

    private static void check(String name, String url) {
        try {
            URI address = new URI(url);
            String scheme = Objects.requireNonNullElse(address.getScheme(), "");
            if (!url.isEmpty() && (address.getHost() == null || !scheme.matches("https?|ftp"))) {
                throw new BadSetting(name, "must be an http, https or ftp URL with a host");
            }
        } catch (URISyntaxException _) {
            throw new BadSetting(name, "is not a URL");
        }
    }
}
