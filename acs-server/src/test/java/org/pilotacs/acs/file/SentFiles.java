package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.Optional;

/// Files as devices send them, whole and at once.
public final class SentFiles {
    private SentFiles() {}

    /// Whose it is; empty if it was not taken.
    public static Optional<DeviceId> keep(DeviceFiles files, String id, byte[] content, Instant at) {
        return sent(files.take(id, content.length, at), content, at) instanceof FileDraft.Ending.Kept(DeviceFile file)
                ? Optional.of(file.device())
                : Optional.empty();
    }

    /// The id of a file that a device sends by itself.
    public static String unasked(DeviceFiles files, DeviceId device, String name, byte[] content, Instant at) {
        return ((FileDraft.Ending.Kept) sent(files.takeUnasked(device, name, at), content, at)).file().id();
    }

    /// What becomes of a file that is sent in chunks of a size that fits no part.
    static FileDraft.Ending sent(Arrival arrival, byte[] content, Instant at) {
        return switch (arrival) {
            case Arrival.Refused(Refusal why) -> new FileDraft.Ending.Refused(why);
            case Arrival.Begun(FileDraft draft) -> {
                try (draft) {
                    for (int from = 0; from < content.length; from += 33_333) {
                        Refusal why = draft.write(content, from, Math.min(33_333, content.length - from), at);
                        if (why != null) {
                            yield new FileDraft.Ending.Refused(why);
                        }
                    }
                    yield draft.finish(at);
                }
            }
        };
    }
}
