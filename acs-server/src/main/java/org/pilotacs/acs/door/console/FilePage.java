package org.pilotacs.acs.door.console;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.DeviceFileReply;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.view.FileText;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Files that boxes sent: the list of a box, each as text without its secrets, and as it came for those who may have it. Safe for
/// any number of threads.
final class FilePage {
    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;

    FilePage(Console.Core core, Pages pages, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        Device device = Console.required(core, call);
        witness.looked(call, device, "files");
        Frame frame = pages.frame(call, "");
        Instant now = clock.instant();
        return pages.page(200, "file-list.jte",
                Map.of("frame", frame.titled(frame.say("files.title")), "box", device.identity().serialNumber(), "href",
                        DeviceView.href(device), "files", core.files().ofDevice(device.id()).stream()
                                .map(file -> FileView.of(file, frame.words(), now)).toList()));
    }

    HttpReply text(HttpCall call) {
        DeviceFile file = core.files().find(call.variable("file")).orElseThrow(() -> gone(call));
        witness.looked(call, file.device(), "text of " + DeviceFileReply.name(file));
        FileText text = FileText.of(core.files(), file).orElseThrow(() -> gone(call));
        Frame frame = pages.frame(call, "");
        Device device = core.devices().find(file.device()).orElse(null);
        return pages.page(200, "file-text.jte",
                Map.of("frame", frame.titled(frame.say("files.title")), "file",
                        FileView.of(file, frame.words(), clock.instant()), "href",
                        device == null ? "" : DeviceView.href(device), "box",
                        device == null ? file.device().value() : device.identity().serialNumber(), "text", text,
                        "omitted", text.omitted()))
                .with("cache-control", "no-store");
    }

    HttpReply raw(HttpCall call) {
        return DeviceFileReply.of(core.files(), call.variable("file"), call, witness).orElseThrow(() -> gone(call));
    }

    private static RuntimeException gone(HttpCall call) {
        return ApiError.notFound(ConsoleSaying.NO_FILE.of(Saying.of(call.variable("file"))));
    }
}
