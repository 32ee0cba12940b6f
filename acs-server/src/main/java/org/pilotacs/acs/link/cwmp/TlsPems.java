package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the files of a [TlsConfig] hold at one moment.
///
/// @param clientCa empty if no device shows a certificate
record TlsPems(String certificate, Secret key, String clientCa) {

    /// @throws IOException if one cannot be read; its message names the setting and the file
    static TlsPems read(TlsConfig config) throws IOException {
        return new TlsPems(text("certificate", config.certificate()), Secret.of(text("key", config.key())),
                text("client-ca", config.clientCa()));
    }

    private static String text(String setting, @Nullable Path file) throws IOException {
        if (file == null) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException("cwmp.tls." + setting + ": there is no file " + file, e);
        } catch (IOException e) {
            throw new IOException("cwmp.tls." + setting + ": " + file + " cannot be read: " + e, e);
        }
    }
}
