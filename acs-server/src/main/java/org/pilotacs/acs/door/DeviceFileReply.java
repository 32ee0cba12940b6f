package org.pilotacs.acs.door;

import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Permissions;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileKind;

import java.util.Locale;
import java.util.Optional;

/// A device's file as a download: whatever is in it, no browser is to show or run it. Not everybody is given a configuration.
/// Stateless.
public final class DeviceFileReply {
    private DeviceFileReply() {}

    /// Empty if there is no such file.
    public static Optional<HttpReply> of(DeviceFiles files, String id, HttpCall call, Witness witness) {
        return files.find(id).flatMap(file -> {
            if (file.kind() == FileKind.CONFIGURATION) {
                Permissions.require(call.caller(), Permission.ENGINEER);
            }
            witness.did(call, Deed.FETCHED, Subject.of(file.device(), null), name(file));
            return reply(files, file);
        });
    }

    private static Optional<HttpReply> reply(DeviceFiles files, DeviceFile file) {
        return files.content(file.id()).map(content -> HttpReply.of(200, "application/octet-stream", Body.of(content))
                .with("content-disposition", "attachment; filename=\"" + name(file) + "\"")
                .with("x-content-type-options", "nosniff").with("cache-control", "no-store")
                .with("content-security-policy", "sandbox; default-src 'none'"));
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
