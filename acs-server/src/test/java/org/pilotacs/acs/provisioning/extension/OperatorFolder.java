package org.pilotacs.acs.provisioning.extension;

import org.junit.jupiter.api.Assumptions;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// An operator's folder of scripts, and a server that calls them with a real Node.js.
final class OperatorFolder implements AutoCloseable {
    /// So long that a busy machine does not make a test fail.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final OperatorExtensions extensions;

    private OperatorFolder(Path folder, Duration timeout, int processes) {
        this.folder = folder;
        this.extensions = new OperatorExtensions(
                new ExtensionsConfig(folder, "node", timeout, Map.of(), processes));
    }

    static OperatorFolder in(Path folder) {
        return in(folder, PATIENCE, ExtensionsConfig.DEFAULT.processes());
    }

    static OperatorFolder in(Path folder, Duration timeout, int processes) {
        Assumptions.assumeTrue(isNodeInstalled(), "no node on the PATH: apt-get install nodejs");
        return new OperatorFolder(folder, timeout, processes);
    }

    private static boolean isNodeInstalled() {
        try {
            return new ProcessBuilder("node", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    OperatorFolder with(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OperatorExtensions extensions() {
        return extensions;
    }

    ExtensionResult call(String... call) {
        return extensions.call(List.of(call));
    }

    /// What a call must give.
    String json(String... call) {
        ExtensionResult result = call(call);
        assertThat(result).isInstanceOf(Value.class);
        return ((Value) result).json();
    }

    Failed failure(String... call) {
        return failure(call(call));
    }

    static Failed failure(ExtensionResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    @Override
    public void close() {
        extensions.close();
    }
}
