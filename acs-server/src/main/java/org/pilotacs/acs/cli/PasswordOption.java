package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a new password comes from: never the command line, which others can see.
final class PasswordOption {
    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line is the password. Default: it is asked for.")
    private @Nullable Path file;

    boolean isInFile() {
        return file != null;
    }

    String read(Terminal terminal) {
        if (file != null) {
            return firstLine(file);
        }
        String password = terminal.password("Password: ");
        if (terminal.interactive() && !password.equals(terminal.password("Once more: "))) {
            throw new CliFailure(Exit.USAGE, "These were two different passwords.");
        }
        if (password.isEmpty()) {
            throw new CliFailure(Exit.USAGE, "No password was given. Name a file that holds it with --password-file.");
        }
        return password;
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new CliFailure(Exit.USAGE, "The password file " + file + " cannot be read.");
        }
    }
}
