package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Where the operator's extensions are. A name with an endpoint and a file means the endpoint.
///
/// @param folder with the scripts; null for none. Taken anew when one changes
/// @param command that runs a script: Node.js, by its name or its path
/// @param timeout from a call to its answer
/// @param endpoints HTTP services by the name of the file that they stand for
/// @param processes most scripts that run at once, each in a process of its own
public record ExtensionsConfig(@Nullable Path folder, String command, Duration timeout, Map<String, URI> endpoints,
        int processes) {
    public static final Range<Duration> TIMEOUT = Range.of(Duration.ofMillis(100), Duration.ofMinutes(1));
    public static final Range<Integer> PROCESSES = Range.of(1, 64);
    public static final ExtensionsConfig DEFAULT = new ExtensionsConfig(null, "node", Duration.ofSeconds(3), Map.of(),
            16);

    public ExtensionsConfig {
        TIMEOUT.check("timeout", timeout);
        PROCESSES.check("processes", processes);
        if (command.isBlank()) {
            throw new BadSetting("command", "is empty; allowed: the name or the path of Node.js, such as node");
        }
        endpoints.forEach(ExtensionsConfig::check);
        endpoints = Map.copyOf(endpoints);
    }

    private static void check(String name, URI uri) {
        if (!ExtensionCall.isFileName(name)) {
            throw new BadSetting("endpoints", "names '" + name + "'; allowed: 1 to 100 letters, digits, _ and -");
        }
        if (!ExtensionEndpoint.isAddress(uri)) {
            throw new BadSetting("endpoints", "gives '" + name + "' no address of an HTTP service, such as"
                    + " https://host/path without a name and password in it");
        }
    }
}
