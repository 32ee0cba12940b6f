package org.pilotacs.acs;

import org.pilotacs.acs.runtime.RandomId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The name by which a server knows its own claims again after a restart: made once, kept in its data folder.
final class NodeId {
    private static final String FILE = "node-id";
    private static final int BYTES = 6;

    private NodeId() {}

    static String of(Path data, SecureRandom random) throws IOException {
        Path file = data.resolve(FILE);
        try {
            String known = Files.readString(file).strip();
            if (known.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                return known;
            }
        } catch (NoSuchFileException _) {
            // the first start
        }
        String made = RandomId.next(random, BYTES);
        Files.writeString(file, made + "\n");
        return made;
    }
}
