package org.pilotacs.acs;

import org.pilotacs.acs.provisioning.extension.ExtensionEndpoint;
import org.pilotacs.acs.provisioning.extension.ExtensionsConfig;
import org.pilotacs.acs.provisioning.script.Allowance;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.yaml.Kind;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The keys of `provisioning` in `pilot.yaml`.
final class ProvisioningSettings {
    static final Setting<Duration> TIME = Settings.one("provisioning.script-time", Kind.duration(Allowance.TIME),
            c -> c.provisioning().scripts().time(),
            "How long one run of a script may keep a processor busy; GenieACS allows 50 ms, with a faster engine");
    static final Setting<DataSize> MEMORY = Settings.one("provisioning.script-memory", Kind.size(Allowance.MEMORY),
            c -> c.provisioning().scripts().memory(), "Most memory that one run of a script allocates");
    static final Setting<Integer> STATEMENTS = Settings.one("provisioning.script-statements",
            Kind.integer(Allowance.STATEMENTS), c -> c.provisioning().scripts().statements(),
            "Most statements that one run of a script carries out");
    static final Setting<Integer> THREADS = Settings.one("provisioning.script-threads",
            Kind.integer(Allowance.THREADS), c -> c.provisioning().scripts().threads(),
            "Scripts that run at once; further ones wait");
    static final Setting<String> FOLDER = Settings.one("provisioning.extensions.folder", Kind.text(),
            c -> Settings.written(c.provisioning().extensions().folder()),
            "Folder with the programs that scripts call by ext(), in JavaScript (GenieACS's EXT_DIR); empty for none."
                    + " Taken anew when one changes");
    static final Setting<String> COMMAND = Settings.one("provisioning.extensions.command", Kind.text(),
            c -> c.provisioning().extensions().command(), "Node.js, which runs them");
    static final Setting<Duration> TIMEOUT = Settings.one("provisioning.extensions.timeout",
            Kind.duration(ExtensionsConfig.TIMEOUT), c -> c.provisioning().extensions().timeout(),
            "How long a call may take");
    static final Setting<List<ExtensionEndpoint>> ENDPOINTS = Settings.many("provisioning.extensions.endpoints",
            Kind.of("name=https://host/path",
                    new ExtensionEndpoint("prices", URI.create("https://crm.example/prices")),
                    ExtensionEndpoint::read),
            c -> ExtensionEndpoint.listOf(c.provisioning().extensions().endpoints()),
            "HTTP services that stand for such a program: they are posted the function and its arguments as JSON");
    static final Setting<Integer> PROCESSES = Settings.one("provisioning.extensions.processes",
            Kind.integer(ExtensionsConfig.PROCESSES), c -> c.provisioning().extensions().processes(),
            "Most programs that run at once, each in a process of its own");

    static final List<Setting<?>> ALL = List.of(TIME, MEMORY, STATEMENTS, THREADS, FOLDER, COMMAND, TIMEOUT, ENDPOINTS,
            PROCESSES);

    private ProvisioningSettings() {}
}
