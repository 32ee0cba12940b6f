package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Where a server's configuration comes from.
final class ConfigOptions {
    /// Variables that are for the command line, not for the server's configuration.
    private static final Set<String> OWN = Set.of("PILOT_SERVER", "PILOT_TOKEN", "PILOT_HOME", "PILOT_JAVA_OPTIONS");

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file. Default: pilot.yaml in this folder if there is one.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting, for example --set cwmp.port=7548; wins over file and environment.")
    private Map<String, String> settings = new LinkedHashMap<>();

    ServerStarter.ConfigSource source(Map<String, String> environment, @Nullable Path data) {
        Map<String, String> overrides = new LinkedHashMap<>(settings);
        if (data != null) {
            overrides.put("data", data.toString());
        }
        return new ServerStarter.ConfigSource(file(), forServer(environment), overrides);
    }

    static Map<String, String> forServer(Map<String, String> environment) {
        Map<String, String> kept = new LinkedHashMap<>(environment);
        kept.keySet().removeAll(OWN);
        return kept;
    }

    private @Nullable Path file() {
        if (file != null && !Files.isReadable(file)) {
            throw new CliFailure(Exit.USAGE, "The configuration file " + file + " cannot be read.");
        }
        Path usual = Path.of("pilot.yaml");
        return file != null ? file : Files.isReadable(usual) ? usual : null;
    }
}
