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

import java.util.Locale;
import java.util.Optional;

/// A device's file as a download: whatever is in it, no browser is to show or run it. It may hold secrets, so it is
/// an engineer's; others read it as text without them. Stateless.
public final class DeviceFileReply {
    private DeviceFileReply() {}

    /// Empty if there is no such file.
    public static Optional<HttpReply> of(DeviceFiles files, String id, HttpCall call, Witness witness) {
        return files.find(id).flatMap(file -> {
            Permissions.require(call.caller(), Permission.ENGINEER);
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

    /// As people call it: by the name that the box gave it, if it did.
    public static String shownName(DeviceFile file) {
        return file.name().isEmpty() ? name(file) : file.name();
    }

    /// Made of what cannot be mistaken for anything else.
    public static String name(DeviceFile file) {
        return kind(file) + "-" + file.device().value().replaceAll("[^A-Za-z0-9-]", "_") + "-" + file.id() + ".bin";
    }
}
