package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/// Makes a link that lets a customer into the portal.
@Command(name = "link", description = "Make a link that lets a customer into the portal once.", mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    private String number = "";

    @Option(names = "--reach", paramLabel = "ADDRESS", description = "Where a code reaches the customer, for example an e-mail address.")
    private String reach = "";

    LinkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!reach.isEmpty()) {
            body.put("reach", reach);
        }
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode made = client.post("/care/v1/subscribers/"
                    + URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20") + "/link", body);
            terminal.say(made.path("url").asText());
            terminal.complain("It lets whoever has it in once, until " + made.path("expires").asText() + ".");
            return 0;
        }
    }
}
