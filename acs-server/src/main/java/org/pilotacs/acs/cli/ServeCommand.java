package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Runs the server until it is stopped.
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ServerStarter starter;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder for all that the server keeps (default: ./data).")
    private @Nullable Path data;

    ServeCommand(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Service service = Service.start(starter, options.source(terminal.environment(), data))) {
            terminal.say("Pilot is up.");
            terminal.say("  boxes report to   " + service.server().cwmp());
            if (service.server().cwmpTls() != null) {
                terminal.say("  or, over TLS, to  " + service.server().cwmpTls());
            }
            if (service.server().coap() != null) {
                terminal.say("  or by LwM2M to   " + service.server().coap());
            }
            if (service.server().coaps() != null) {
                terminal.say("  or over DTLS to   " + service.server().coaps());
            }
            if (service.server().stunPort() != null) {
                terminal.say("  and by STUN to    UDP port " + service.server().stunPort());
            }
            terminal.say("  fetch firmware at " + service.server().files());
            terminal.say("  pages and API     " + service.server().console());
            terminal.say("  customers come to " + service.server().selfService() + "/my");
            terminal.say("  data              " + service.server().data().toAbsolutePath().normalize());
            terminal.say("Ctrl-C stops it.");
            service.awaitStop();
        }
        return 0;
    }
}
