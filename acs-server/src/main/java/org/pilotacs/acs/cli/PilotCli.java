package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.yaml.YamlProblems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The command line: `pilot COMMAND …`. All but `serve`, `demo`, `config`, `bench`, `evaluate` and
/// `import-genieacs` talk to a server by its care API.
public final class PilotCli {
    /// The commands as help lists them.
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();
    static {
        GROUPS.put("Run", List.of("demo", "serve", "config", "bench", "evaluate"));
        GROUPS.put("Look", List.of("devices", "show", "parameters", "trace", "headends", "firmware"));
        GROUPS.put("Act",
                List.of("check-signal", "restart", "reset-pin", "reconnect", "fix-wifi", "factory-reset",
                        "update-firmware", "apply-configuration", "read", "write",
                        "discover",
                        "action", "confirm"));
        GROUPS.put("Push to many", List.of("campaigns", "campaign"));
        GROUPS.put("Set up", List.of("import", "import-genieacs", "add-firmware", "sign-firmware", "make-signing-key",
                "remove-firmware", "account", "token"));
    }

    private PilotCli() {}

    /// What stands behind `serve`, `bench`, `config` and `import-genieacs`.
    public record Application(ServerStarter starter, EchoStarter echo, ConfigTexts texts, MoveInOpener moveIn) {}

    /// Runs a command line; the exit code.
    public static int run(String[] arguments, Application application, Terminal terminal) {
        CommandLine line = commandLine(application, terminal);
        if (arguments.length == 0) {
            line.usage(terminal.out());
            return Exit.USAGE.code();
        }
        return line.execute(arguments);
    }

    private static CommandLine commandLine(Application application, Terminal terminal) {
        CommandLine line = new CommandLine(new Root());
        List<Object> commands = List.of(new DemoCommand(terminal, application.starter),
                new ServeCommand(terminal, application.starter), new ConfigCommand(terminal, application.texts),
                new DevicesCommand(terminal), new ShowCommand(terminal), new ParametersCommand(terminal),
                new TraceCommand(terminal), new HeadEndsCommand(terminal), new CampaignsCommand(terminal),
                new ConfirmCommand(terminal),
                new SimpleActionCommand.FactoryReset(terminal), new FixWifiCommand(terminal),
                new WriteCommand(terminal),
                new ActionCommand(terminal), new ImportCommand(terminal),
                new ImportKeysCommand(terminal), new AddFirmwareCommand(terminal),
                new FirmwareCommand(terminal), new FirmwareCommand.Remove(terminal), new SigningCommand(terminal),
                new SigningCommand.Make(terminal),
                new ImportGenieAcsCommand(terminal, application.moveIn),
                new WarmUpCommand(application.starter));
        commands.forEach(line::addSubcommand);
        line.addSubcommand(new CommandLine(new EvaluateCommand())
                .addSubcommand(new EvaluateCommand.OfDiagnosis(terminal)));
        line.addSubcommand(new CommandLine(new BenchCommand())
                .addSubcommand(new BenchCommand.Cwmp(terminal, application.starter, application.echo))
                .addSubcommand(new BenchCommand.Lwm2m(terminal, application.starter))
                .addSubcommand(new SatelliteBench(terminal, application.starter))
                .addSubcommand(new ProvisioningBench(terminal, application.starter))
                .addSubcommand(new CareBench(terminal, application.starter))
                .addSubcommand(new CustomersBench(terminal, application.starter))
                .addSubcommand(new BenchCommand.Bare(terminal, application.echo)));
        line.addSubcommand(CampaignCommand.line(terminal));
        line.addSubcommand(AccountCommand.line(terminal)).addSubcommand(TokenCommand.line(terminal))
                .addSubcommand(SftpLoginCommand.line(terminal))
                .addSubcommand(new LinkCommand(terminal));
        add(line, "check-signal", new SimpleActionCommand(terminal, "check-signal"),
                "Measure signal, card and links of a box, live.");
        add(line, "restart", new SimpleActionCommand(terminal, "restart"),
                "Restart a box and wait until it is back.");
        add(line, "reset-pin", new CardActionCommand(terminal, "reset-pin"),
                "Set a box's PIN back to the factory's.");
        add(line, "reconnect", new CardActionCommand(terminal, "reconnect"),
                "Have a box fetch its card's rights anew, and see whether the card opens channels.");
        add(line, "update-firmware", new GiveFileCommand(terminal, "update-firmware", true),
                "Have a box run the newest firmware that is here for its model, or the one that is named.");
        add(line, "apply-configuration", new GiveFileCommand(terminal, "apply-configuration", false),
                "Give a box a configuration of its maker's.");
        add(line, "read", new ReadCommand(terminal, "read"), "Read parameters of a box, live.");
        add(line, "discover", new ReadCommand(terminal, "discover"),
                "Learn the names in a box's data model, or below one object.");
        line.setOut(terminal.out()).setErr(terminal.err()).setExecutionExceptionHandler(
                (e, _, _) -> failed(e, terminal)).setParameterExceptionHandler((e, _) -> misunderstood(e, terminal));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, PilotCli::grouped);
        line.setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static void add(CommandLine line, String name, Object command, String description) {
        CommandLine one = new CommandLine(command);
        one.getCommandSpec().usageMessage().description(description);
        line.addSubcommand(name, one);
    }

    private static String grouped(Help help) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            text.append("%n%s%n".formatted(title));
            for (String name : names) {
                Help command = Objects.requireNonNull(help.allSubcommands().get(name), name);
                text.append("  %-19s %s%n".formatted(name, command.description().strip()));
            }
        });
        return text.toString();
    }

    private static int misunderstood(ParameterException e, Terminal terminal) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.complain(Objects.requireNonNullElse(e.getMessage(), "Not understood."));
        List<String> alike = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!alike.isEmpty()) {
            terminal.complain("Did you mean " + String.join(", ", alike) + "?");
        }
        terminal.complain("See   ./" + name + " --help");
        return Exit.USAGE.code();
    }

    private static int failed(Exception e, Terminal terminal) throws Exception {
        return switch (e) {
            case CliFailure failure -> {
                terminal.complain(Objects.requireNonNullElse(failure.getMessage(), ""));
                yield failure.exit().code();
            }
            case YamlProblems problems -> {
                terminal.complain("The configuration cannot be used:\n" + problems.getMessage());
                yield Exit.USAGE.code();
            }
            case IOException broken -> {
                terminal.complain(Objects.requireNonNullElse(broken.getMessage(), broken.toString()));
                yield Exit.NOT_DONE.code();
            }
            default -> throw e;
        };
    }

    @Command(name = "pilot", mixinStandardHelpOptions = true, version = "Pilot 0.1.0", synopsisHeading = "", commandListHeading = "", customSynopsis = "pilot COMMAND …   (pilot COMMAND --help says more)", description = "%nPilot looks inside set-top boxes and routers and puts them right.", footer = {
        "",
        "Exit codes: 0 done and shown to be done, 1 not done, 2 not understood, 3 no server, 4 still open or not confirmed.",
        "A box that only listens shows nothing: 0 then means that it has probably arrived."})
    private static final class Root {}
}
