package org.pilotacs.acs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// Shows or checks the configuration.
@Command(name = "config", description = "Show the effective configuration, secrets masked.", mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ConfigTexts texts;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--check", description = "Only say whether a server would start with it.")
    private boolean check;

    @Option(names = "--reference", description = "Print the commented file with every setting and its default.")
    private boolean reference;

    ConfigCommand(Terminal terminal, ConfigTexts texts) {
        this.terminal = terminal;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        if (reference) {
            terminal.say(texts.reference());
            return 0;
        }
        String effective = texts.effective(options.source(terminal.environment(), null));
        terminal.say(check ? "The configuration is sound." : effective);
        return 0;
    }
}
