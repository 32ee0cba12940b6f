package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Switches a wire trace on or off, or shows it.
@Command(name = "trace", description = "Keep and show what goes over the wire to one box, secrets masked.", mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(index = "0", paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "on|off|show", description = "What to do (default: show).")
    private Order order = Order.show;

    @Option(names = "--minutes", defaultValue = "0", description = "How long to keep it on (default: what trace.duration says).")
    private int minutes;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /// What to do, as people type it.
    enum Order {
        on, off, show
    }

    TraceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            String id = new DeviceFinder(client).find(device).path("id").asText();
            String path = "/care/v1/devices/" + CareClient.segment(id) + "/trace";
            switch (order) {
                case on -> say(client.put(path, wish()), "The trace is on. Read it with   ./pilot trace " + device);
                case off -> {
                    client.delete(path);
                    terminal.say("The trace is off and forgotten.");
                }
                case show -> show(client.get(path));
            }
            return 0;
        }
    }

    private ObjectNode wish() {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        return minutes == 0 ? wish : wish.put("minutes", minutes);
    }

    private void say(JsonNode trace, String line) {
        terminal.say(json ? trace.toPrettyString() : line + "\nIt ends by itself at " + trace.path("until").asText());
    }

    private void show(JsonNode trace) {
        if (json) {
            terminal.say(trace.toPrettyString());
            return;
        }
        String because = trace.path("because").asText("");
        if (!because.isEmpty()) {
            terminal.say("It began by itself: " + because + "\n");
        }
        trace.path("messages").forEach(message -> {
            boolean from = message.path("direction").asText().equals("from-device");
            terminal.say((from ? "◄── box    " : "──► box    ") + message.path("at").asText());
            terminal.say(message.path("text").asText().indent(4).stripTrailing());
            terminal.say("");
        });
        if (trace.path("messages").isEmpty()) {
            terminal.say(trace.path("on").asBoolean()
                    ? "The trace is on; the box has not come since."
                    : "No trace is kept. Switch it on with   ./pilot trace " + device + " on");
        }
    }
}
