package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The options of every command that asks a server.
final class Remote {
    private static final URI USUAL = URI.create("http://127.0.0.1:3000");

    @Option(names = "--server", paramLabel = "URL", order = 900, description = "The server's console address. Default: PILOT_SERVER, else what serves DATA, else "
            + "http://127.0.0.1:3000.")
    private @Nullable URI server;

    @Option(names = "--data", paramLabel = "DIR", order = 901, description = "Ask the server that uses this data folder. Default: ./data, then ./data/demo.")
    private @Nullable Path data;

    @Option(names = "--token-file", paramLabel = "FILE", order = 902, description = "Holds the server's console.token, or one of ./pilot token add. Default: PILOT_TOKEN, else none.")
    private @Nullable Path tokenFile;

    CareClient connect(Map<String, String> environment) {
        return new CareClient(address(environment), token(environment));
    }

    private URI address(Map<String, String> environment) {
        if (server != null) {
            return checked(server.toString());
        }
        String named = environment.getOrDefault("PILOT_SERVER", "");
        if (data == null && !named.isEmpty()) {
            return checked(named);
        }
        return PortsFile.console(data).orElseGet(() -> {
            if (data != null) {
                throw new CliFailure(Exit.NO_SERVER, "No server runs with the data folder " + data
                        + ".\nStart one with   ./pilot serve --data " + data);
            }
            return USUAL;
        });
    }

    private static URI checked(String text) {
        String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (!plain.matches("https?://[^/]+")) {
            throw new CliFailure(Exit.USAGE,
                    "The server's address must look like http://host:3000, not " + text + ".");
        }
        return URI.create(plain);
    }

    private String token(Map<String, String> environment) {
        if (tokenFile != null) {
            try {
                return Files.readString(tokenFile).strip();
            } catch (IOException e) {
                throw new CliFailure(Exit.USAGE, "The token file " + tokenFile + " cannot be read.");
            }
        }
        return environment.getOrDefault("PILOT_TOKEN", environment.getOrDefault("PILOT_CONSOLE_TOKEN", ""));
    }
}
