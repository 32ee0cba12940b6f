package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.FileKind;

import java.time.Instant;
import java.util.Locale;

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
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        return bytes < 10 << 20 ? (bytes + 512 >> 10) + " KiB" : (bytes + (1 << 19) >> 20) + " MiB";
    }
}
