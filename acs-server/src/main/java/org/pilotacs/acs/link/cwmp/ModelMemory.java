package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.runtime.Remembered;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What devices of a model and software version taught us by refusing: names that they do not know (9005) and how many
/// names at once are too many (9004). Per node, lost at a restart, bounded; a wrong guess costs one more question.
/// Safe for any number of threads.
final class ModelMemory {
    private static final int MAX_MODELS = 2_000;
    private static final int MAX_NAMES = 2_000;

    private final Remembered<String, Lessons> models = new Remembered<>(MAX_MODELS);

    Lessons of(Device device) {
        String key = device.identity().oui() + '|' + device.identity().productClass() + '|' + device.softwareVersion();
        return Objects.requireNonNull(models.change(key, (_, known) -> known == null ? new Lessons() : known));
    }

    /// One model's lessons.
    static final class Lessons {
        private final Set<String> unknownNames = ConcurrentHashMap.newKeySet();
        private volatile int batch = Integer.MAX_VALUE;

        boolean knowsNot(String name) {
            return unknownNames.contains(name);
        }

        void doesNotKnow(String name) {
            if (unknownNames.size() < MAX_NAMES) {
                unknownNames.add(name);
            }
        }

        /// A name that was refused once and is now answered.
        void knows(String name) {
            unknownNames.remove(name);
        }

        int batch(int wanted) {
            return Math.min(wanted, batch);
        }

        void tooMany(int names) {
            batch = Math.max(1, Math.min(batch, names / 2));
        }
    }
}
