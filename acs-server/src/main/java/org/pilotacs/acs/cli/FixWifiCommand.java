package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Changes the Wi-Fi of a home.
@Command(name = "fix-wifi", description = "Have a router choose a better Wi-Fi channel, or give Wi-Fi another channel, name or password.", footer = {
    "", "Whatever is not named stays as it is; of nothing named, the router chooses a channel.",
    "  ./pilot fix-wifi 10045512",
    "  ./pilot fix-wifi 10045512 --name \"Dom na Mokotowie\" --new-password"}, mixinStandardHelpOptions = true)
final class FixWifiCommand implements Callable<Integer> {
    private static final String AUTO = "auto";

    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Mixin
    private final PasswordOption password = new PasswordOption();

    @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "auto, or the number of one.")
    private @Nullable String channel;

    @Option(names = "--name", paramLabel = "NAME", description = "The network's new name.")
    private @Nullable String name;

    @Option(names = "--new-password", description = "Give it a new password, which is asked for if no file has it.")
    private boolean newPassword;

    @Option(names = "--network", paramLabel = "NUMBER", description = "One network alone. Default: all that carry the home's name.")
    private @Nullable Integer network;

    FixWifiCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ObjectNode wish = ActionRun.wish("fix-wifi");
        if (channel != null && channel.equals(AUTO)) {
            wish.put("channel", AUTO);
        } else if (channel != null) {
            wish.put("channel", number(channel));
        }
        if (name != null) {
            wish.put("name", name);
        }
        if (network != null) {
            wish.put("network", network);
        }
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            if (newPassword || password.isInFile()) {
                wish.put("password", password.read(terminal));
            }
            return run.run(terminal, client, found, wish);
        }
    }

    private static int number(String channel) {
        if (!channel.matches("[1-9][0-9]{0,2}")) {
            throw new CliFailure(Exit.USAGE, "A channel is auto or a number such as 11, not " + channel + ".");
        }
        return Integer.parseInt(channel);
    }
}
