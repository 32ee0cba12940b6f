package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;

import java.util.Base64;

/// Seals the secrets that tasks carry to boxes, so that nobody reads one in the database while it waits there. Each is sealed
/// for its task and parameter, so that none can be put in the place of another. Safe for any number of threads.
public final class TaskSecrets {
    /// Seals nothing, and opens nothing.
    static final TaskSecrets PLAIN = new TaskSecrets(null);
    private static final String PURPOSE = "task";

    private final @Nullable MasterKey key;

    private TaskSecrets(@Nullable MasterKey key) {
        this.key = key;
    }

    public static TaskSecrets by(MasterKey key) {
        return new TaskSecrets(key);
    }

    /// What is stored in place of a value; null if the value itself is.
    @Nullable
    String sealed(String task, Assignment one) {
        return key == null || SecretParameter.masked(one.path(), one.value()).equals(one.value())
                ? null
                : Base64.getEncoder()
                        .encodeToString(key.seal(PURPOSE, owner(task, one.path()), Secret.of(one.value().text())));
    }

    String opened(String task, String path, String sealed) {
        if (key == null) {
            throw new UnreadableTaskException(task, path + " is sealed");
        }
        try {
            return key.open(PURPOSE, owner(task, path), Base64.getDecoder().decode(sealed)).reveal();
        } catch (IllegalArgumentException e) {
            throw new UnreadableTaskException(task, path + " is not sealed as we do it", e);
        } catch (SealedByAnotherException e) {
            throw new UnreadableTaskException(task, path + " is sealed with another key", e);
        }
    }

    private static String owner(String task, String path) {
        return task + " " + path;
    }
}
