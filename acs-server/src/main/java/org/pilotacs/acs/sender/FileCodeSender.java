package org.pilotacs.acs.sender;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.RandomId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// Puts each letter as a JSON file into a folder, which the operator's own gateway empties: it knows its customers' telephones by
/// their numbers. A file is whole as soon as it has its name. Safe for any number of threads.
final class FileCodeSender implements CodeSender {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    private FileCodeSender(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean reaches(Customer customer) {
        return true;
    }

    @Override
    public String hint(Customer customer) {
        return "";
    }

    @Override
    public void send(Customer customer, Letter letter) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("subscriber", customer.subscriber())
                .put("reach", customer.reach()).put("language", letter.language()).put("subject", letter.subject())
                .put("text", letter.text());
        String name = RandomId.next(random);
        Path part = folder.resolve(name + ".part");
        Files.write(part, JSON.writeValueAsBytes(json));
        Files.move(part, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes it.
    public static final class Factory implements CodeSenderFactory {
        @Override
        public String name() {
            return "file";
        }

        /// What lies there lets somebody in: it is nobody else's to read.
        @Override
        public CodeSender create(CodeSenderConfig config) throws IOException {
            Path folder = config.folder();
            if (folder == null) {
                throw new BadSetting("folder", "is missing: set it to the folder that your gateway empties");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return new FileCodeSender(folder);
        }
    }
}
