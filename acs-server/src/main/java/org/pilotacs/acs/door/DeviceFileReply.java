package org.pilotacs.acs.door;

import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;

import java.util.Locale;
import java.util.Optional;

/// A device's file as a download: whatever is in it, no browser is to show or run it. Stateless.
public final class DeviceFileReply {
    private DeviceFileReply() {}

    /// Empty if there is no such file.
    public static Optional<HttpReply> of(DeviceFiles files, String id) {
        return files.find(id).flatMap(file -> files.content(id)
                .map(content -> HttpReply.of(200, "application/octet-stream", Body.of(content))
                        .with("content-disposition", "attachment; filename=\"" + name(file) + "\"")
                        .with("x-content-type-options", "nosniff").with("cache-control", "no-store")
                        .with("content-security-policy", "sandbox; default-src 'none'")));
    }

    /// As the care API names it.
    public static String kind(DeviceFile file) {
        return file.kind().name().toLowerCase(Locale.ROOT);
    }

    /// Made of what cannot be mistaken for anything else.
    public static String name(DeviceFile file) {
        return kind(file) + "-" + file.device().value().replaceAll("[^A-Za-z0-9-]", "_") + "-" + file.id() + ".bin";
    }
}
