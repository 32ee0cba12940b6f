package org.pilotacs.agent;

import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.linux.LinuxBoard;
import org.pilotacs.agent.linux.Roots;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The agent as a program.
public final class Main {
    private static final String USAGE = """
            pilot-agent [--config FILE] [--check | --show]
            pilot-agent --reference

              --config FILE  the configuration (default: /etc/pilot-agent/agent.conf)
              --check        say whether the configuration is good, and nothing else
              --show         print what this box shows to a server, and nothing else
              --reference    print every key with its meaning and its default""";
    private static final Path CONFIG = Path.of("/etc/pilot-agent/agent.conf");

    /// What the command line asks for.
    private enum Wish {
        RUN, CHECK, SHOW, REFERENCE, HELP
    }

    private Wish wish = Wish.RUN;
    private Path config = CONFIG;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Main().run(arguments).status());
    }

    private Ending run(String[] arguments) throws InterruptedException {
        if (!understood(arguments)) {
            System.err.println(USAGE);
            return Ending.USAGE;
        }
        try {
            return switch (wish) {
                case HELP -> say(USAGE);
                case REFERENCE -> say(Keys.reference().stripTrailing());
                case CHECK -> say(called(load()) + " will be called; the configuration is good");
                case SHOW -> show(load());
                case RUN -> serve(load());
            };
        } catch (ConfProblems wrong) {
            System.err.println(wrong.getMessage());
            return Ending.CONFIGURATION;
        } catch (IOException unusable) {
            System.err.println("pilot-agent cannot run: " + unusable);
            return Ending.UNUSABLE;
        }
    }

    private boolean understood(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--config" -> {
                    if (++i == arguments.length) {
                        return false;
                    }
                    config = Path.of(arguments[i]);
                }
                case "--check" -> wish = Wish.CHECK;
                case "--show" -> wish = Wish.SHOW;
                case "--reference" -> wish = Wish.REFERENCE;
                case "--help", "-h" -> wish = Wish.HELP;
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private AgentConfig load() {
        AgentConfig loaded = AgentConfig.load(config, System.getenv());
        // not logback.xml: this jar is also on the class path of others
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "pilot-agent-logback.xml");
        }
        System.setProperty("pilot.agent.log", loaded.logLevel());
        return loaded;
    }

    private static String called(AgentConfig config) {
        List<String> servers = new ArrayList<>();
        URI acs = config.acs().url();
        if (acs != null) {
            servers.add(acs.toString());
        }
        AgentConfig.Coap coap = config.coap();
        if (coap != null) {
            servers.add(coap.server().toString());
        }
        return String.join(" and ", servers);
    }

    private static Ending say(String text) {
        System.out.println(text);
        return Ending.DONE;
    }

    private static Ending show(AgentConfig config) throws IOException {
        PrintStream out = System.out;
        LinuxBoard board = Agent.board(config, Roots.MACHINE, Clock.systemUTC());
        if (Agent.model(config, board)
                .get(List.of("Device.")) instanceof Answer.Given<List<ParameterValueStruct>>(var values)) {
            values.forEach(value -> out.println(value.name() + " = " + value.value()));
        }
        return Ending.DONE;
    }

    private static Ending serve(AgentConfig config) throws IOException, InterruptedException {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Agent agent = Agent.start(config, Roots.MACHINE, Clock.systemUTC(), ending::complete);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(agent::close));
        return ending.join();
    }
}
