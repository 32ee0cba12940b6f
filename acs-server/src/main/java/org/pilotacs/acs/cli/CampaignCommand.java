package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Shows a campaign, or has something done with one.
@Command(name = "campaign", description = "One operation for many boxes, in waves that gates stop: show one, make one, start, stop it.", footer = {
    "", "The way of one: new, prepare, start, and above campaigns.approval-above boxes approve by somebody else.",
    "  ./pilot campaign 64f1c2 --follow   shows one, by its id, the beginning of that, or its name"}, mixinStandardHelpOptions = true)
final class CampaignCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(arity = "0..1", paramLabel = "CAMPAIGN", description = "Its id, the beginning of that, or its name.")
    private String campaign = "";

    @Option(names = "--follow", description = "Follow it until it is over.")
    private boolean follow;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private CampaignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// With all that it can do.
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new CampaignCommand(terminal))
                .addSubcommand(new NewCampaignCommand(terminal));
        turn(line, terminal, "prepare", "Have its boxes gathered and the waves drawn; nothing is done to any box.");
        turn(line, terminal, "start", "Start it; above campaigns.approval-above boxes, ask a second person to.");
        turn(line, terminal, "approve", "Say yes as a second person; it starts.");
        turn(line, terminal, "reject", "Say no as a second person; it is a draft again.");
        turn(line, terminal, "pause", "Begin with no more boxes for now; those that have begun go on.");
        turn(line, terminal, "resume", "Go on, if no gate would stop it again at once.");
        turn(line, terminal, "next", "Open the next wave now, whatever the newest one shows.");
        turn(line, terminal, "abort", "Begin with no more boxes, for good.");
        turn(line, terminal, "roll-back", "Give all boxes back the firmware that they had.");
        return line.addSubcommand(new CampaignDevicesCommand(terminal));
    }

    private static void turn(CommandLine line, Terminal terminal, String name, String description) {
        CommandLine one = new CommandLine(new Turn(terminal, name));
        one.getCommandSpec().usageMessage().description(description);
        line.addSubcommand(name, one);
    }

    @Override
    public Integer call() {
        CliFailure.demand(!campaign.isEmpty(),
                "Say which campaign, or what to do.\nSee   ./pilot campaigns   or   ./pilot campaign --help");
        try (CareClient client = remote.connect(terminal.environment())) {
            String path = new CampaignFinder(client).path(campaign);
            JsonNode one = client.get(path);
            if (!follow) {
                show(one);
                return Exit.DONE.code();
            }
            CampaignFollowed lines = new CampaignFollowed(terminal, json);
            JsonNode last = new ActionFollower(client, Clock.systemUTC(), (state, end) -> {
                lines.changed(state);
                return end;
            }).follow(path, LONGEST);
            return exit(last).code();
        }
    }

    private void show(JsonNode one) {
        if (json) {
            terminal.say(one.toPrettyString());
        } else {
            CampaignText.print(one, terminal);
        }
    }

    private static Exit exit(JsonNode last) {
        return last.path("ended").isNull()
                ? Exit.OPEN
                : last.path("state").asText().equals("finished") ? Exit.DONE : Exit.NOT_DONE;
    }

    /// Has something done with a campaign.
    @Command(mixinStandardHelpOptions = true)
    static final class Turn implements Callable<Integer> {
        private final Terminal terminal;
        private final String name;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "CAMPAIGN", description = "Its id, the beginning of that, or its name.")
        private String campaign = "";

        @Option(names = "--remark", paramLabel = "TEXT", description = "Why, in your words, for its history and the audit trail.")
        private String remark = "";

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        Turn(Terminal terminal, String name) {
            this.terminal = terminal;
            this.name = name;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                JsonNode one = client.post(new CampaignFinder(client).path(campaign) + "/" + name,
                        JsonNodeFactory.instance.objectNode().put("remark", remark));
                if (json) {
                    terminal.say(one.toPrettyString());
                } else {
                    terminal.say(one.path("name").asText() + ": " + one.path("state").asText());
                    terminal.say(one.at("/why/text").asText());
                    CampaignText.next(one, terminal);
                    if (one.path("state").asText().equals("gathering")) {
                        terminal.say("See what it found with   ./pilot campaign " + one.path("id").asText());
                    }
                }
                return Exit.DONE.code();
            }
        }
    }
}
