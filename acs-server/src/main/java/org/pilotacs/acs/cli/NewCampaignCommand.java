package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.UUID;
import java.util.concurrent.Callable;

/// Makes a campaign, or says what it would find.
@Command(name = "new", sortOptions = false, description = "Make a campaign. Nothing is done to any box before it is prepared and started.", footer = {
    "",
    "What is not said has a careful default: 100 boxes, 5 %%, 25 %%, the rest; each watched for 24h; rolled back if a gate stops it.",
    "  ./pilot campaign new --firmware 2.5.0 --model SV-S2 --window 02:00-05:00 --bandwidth 50MB/s --dry-run"}, mixinStandardHelpOptions = true)
final class NewCampaignCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final CampaignWish wish = new CampaignWish();

    @Mixin
    private final CampaignTarget target = new CampaignTarget();

    @Mixin
    private final CampaignCare care = new CampaignCare();

    @Option(names = "--name", order = 0, paramLabel = "TEXT", description = "What people call it.")
    private String name = "";

    @Option(names = "--dry-run", order = 80, description = "Say what it would find, and keep nothing.")
    private boolean dryRun;

    @Option(names = "--json", order = 81, description = "Print JSON.")
    private boolean json;

    NewCampaignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            ObjectNode plan = JsonNodeFactory.instance.objectNode();
            JsonNode request = plan.set("request", wish.request(client));
            plan.set("target", target.json());
            care.addTo(plan);
            plan.put("name", name.isEmpty() ? plan.at("/request/action").asText() : name);
            JsonNode found = client.post(CampaignFinder.ROOT + "/preview", plan);
            CampaignWish.addTypes(client, request.path("request"), found);
            return dryRun ? dryRun(found) : made(client.begin(CampaignFinder.ROOT, plan, UUID.randomUUID().toString()));
        }
    }

    private int made(JsonNode one) {
        if (json) {
            terminal.say(one.toPrettyString());
        } else {
            terminal.say(one.path("name").asText() + " is kept as " + one.path("id").asText() + ".");
            terminal.say(one.at("/why/text").asText());
            CampaignText.next(one, terminal);
        }
        return Exit.DONE.code();
    }

    private int dryRun(JsonNode found) {
        if (json) {
            terminal.say(found.toPrettyString());
        } else {
            print(found);
        }
        return found.path("begun").asLong() > 0 ? Exit.DONE.code() : Exit.NOT_DONE.code();
    }

    private void print(JsonNode found) {
        terminal.say("%,d of %,d boxes match; %,d would be begun with.".formatted(found.path("matching").asLong(),
                found.path("looked").asLong(), found.path("begun").asLong()));
        if (!found.path("exact").asBoolean()) {
            terminal.say("That is of those that could be looked at in the time; there are %,d boxes."
                    .formatted(found.path("fleet").asLong()));
        }
        list("Skipped", found.path("skipped"), "/why/text");
        list("By model", found.path("models"), "/name");
        if (!found.path("sample").isEmpty()) {
            terminal.say("\nSome of them:");
            Table sample = new Table();
            found.path("sample").forEach(box -> sample.add(box.path("id").asText(),
                    box.path("softwareVersion").asText(), box.path("lastSeen").asText("never heard")));
            sample.print(terminal, "  ");
        }
        terminal.say(found.path("begun").asLong() > 0
                ? "\nNothing was kept. Keep it as a draft: say the same without --dry-run."
                : "\nNothing was kept, and there would be nothing to do.");
    }

    private void list(String title, JsonNode heaps, String label) {
        if (!heaps.isEmpty()) {
            terminal.say("\n" + title + ":");
            heaps.forEach(heap -> terminal.say("%,8d  %s".formatted(heap.path("devices").asLong(),
                    heap.at(label).asText())));
        }
    }
}
