package org.pilotacs.acs.diagnosis.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.Model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The box of a home with known faults, and what it said.
///
/// @param root of its data model, without a dot
/// @param at when the customer called
/// @param snapshots oldest first
public record KnownBox(Identity identity, String root, String softwareVersion, Instant at, List<Snapshot> snapshots) {
    public KnownBox {
        snapshots = List.copyOf(snapshots);
    }

    /// All that it said at one moment.
    public record Snapshot(Instant at, List<Parameter> parameters) {
        public Snapshot {
            parameters = List.copyOf(parameters);
        }
    }

    /// @param home a line of a file of homes
    /// @throws java.time.DateTimeException if a time is none
    public static KnownBox of(JsonNode home) {
        JsonNode device = home.path("device");
        String root = device.path("root").asText();
        List<Snapshot> snapshots = new ArrayList<>();
        home.path("snapshots").forEach(one -> snapshots.add(snapshot(one)));
        return new KnownBox(
                new Identity(device.path("manufacturer").asText(), device.path("oui").asText(),
                        device.path("productClass").asText(), device.path("serialNumber").asText()),
                root.endsWith(".") ? root.substring(0, root.length() - 1) : root,
                device.path("softwareVersion").asText(), Instant.parse(home.path("at").asText()), snapshots);
    }

    private static Snapshot snapshot(JsonNode json) {
        Instant at = Instant.parse(json.path("at").asText());
        List<Parameter> parameters = new ArrayList<>();
        json.path("parameters").properties().forEach(entry -> parameters
                .add(new Parameter(entry.getKey(), Value.string(entry.getValue().asText()), at, null)));
        return new Snapshot(at, parameters);
    }

    public Model model() {
        return Model.of(identity, softwareVersion, root);
    }
}
