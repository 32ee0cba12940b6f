package org.pilotacs.acs.door.console;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.DeviceFileReply;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.file.view.FileText;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
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

    /// A file in a list, or above its text.
    ///
    /// @param file as it is downloaded; its text is below that
    public record FileView(String file, String kind, String name, String size, Instant at, String age) {
        static FileView of(DeviceFile file, Words words, Instant now) {
            String kind = words.say("file.kind." + file.kind().name().toLowerCase(Locale.ROOT));
            return new FileView("/files/" + file.id(), file.instance() == 0 ? kind : kind + " " + file.instance(),
                    file.kind() == FileKind.SENT ? file.name() : kind, size(file.bytes()), file.received(),
                    words.exact(file.received(), now));
        }

        /// Roughly, as people say it.
        private static String size(long bytes) {
            return bytes < 1024
                    ? bytes + " B"
                    : bytes < 1 << 20
                            ? (bytes + 512 >> 10) + " KiB"
                            : "%.1f MiB".formatted(
                                    bytes / (double) (1 << 20));
        }
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
