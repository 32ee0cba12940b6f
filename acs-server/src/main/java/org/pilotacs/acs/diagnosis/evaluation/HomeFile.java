package org.pilotacs.acs.diagnosis.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.diagnosis.ModelServices;
import org.pilotacs.acs.diagnosis.sign.Case;
import org.pilotacs.acs.diagnosis.sign.Circumstances;
import org.pilotacs.acs.diagnosis.sign.Neighbours;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads homes with known faults: a JSON object a line, as docs/diagnosis.md describes. What boxes said goes through the profile of their
/// model, as it does when they speak to the server.
public final class HomeFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final Profiles profiles;
    private final Hints hints;
    private final Set<String> badVersions;

    /// What an error code on the screen speaks for.
    @FunctionalInterface
    public interface Hints {
        /// Causes with weights from 0 to 1; empty for a code that nobody knows.
        Map<String, Double> of(String code);
    }

    /// @param badVersions of software, that are known to cause trouble
    public HomeFile(Profiles profiles, Hints hints, Set<String> badVersions) {
        this.profiles = profiles;
        this.hints = hints;
        this.badVersions = Set.copyOf(badVersions);
    }

    /// @throws IOException also if a line is not a home; its message says which line and why
    public List<Home> read(BufferedReader lines) throws IOException {
        List<Home> homes = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                homes.add(home(line, number));
            }
        }
        return homes;
    }

    private Home home(String line, int number) throws IOException {
        try {
            JsonNode json = JSON.readTree(line);
            Set<String> truth = new HashSet<>();
            json.path("truth").forEach(one -> truth.add(one.asText()));
            return new Home(json.path("home").asInt(number), truth, told(json));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException wrong) {
            throw new IOException("line " + number + " is not a home: " + wrong.getMessage(), wrong);
        }
    }

    private Case told(JsonNode json) {
        KnownBox box = KnownBox.of(json);
        Profile profile = profiles.of(box.model());
        Map<String, Reading> newest = new HashMap<>();
        Map<String, List<Reading>> history = new HashMap<>();
        for (KnownBox.Snapshot snapshot : box.snapshots()) {
            for (Reading one : profile.readings(snapshot.parameters())) {
                newest.put(one.name(), one);
                if (ReadingName.ofName(one.name()).filter(Case.REMEMBERED::contains).isPresent()) {
                    history.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return new Case(box.at(), newest, history, ModelServices.of(profile, newest.keySet()),
                around(json, box.softwareVersion()));
    }

    private Circumstances around(JsonNode json, String softwareVersion) {
        String code = json.path("errorCode").asText("");
        JsonNode near = json.path("neighbours");
        return new Circumstances(Complaint.named(json.path("said").asText("")).orElse(null),
                code.isEmpty() || code.equals("null") ? Map.of() : hints.of(code),
                json.has("arrears") ? json.path("arrears").asBoolean() : null,
                instant(json.path("lastSeen")),
                json.path("comesEvery").isTextual() ? Duration.parse(json.path("comesEvery").asText()) : null,
                starts(json.path("starts")),
                badVersions.contains(softwareVersion),
                near.isObject()
                        ? new Neighbours(near.path("seen").asInt(), near.path("weak").asInt(),
                                near.path("offline").asInt())
                        : null);
    }

    private static @Nullable Instant instant(JsonNode json) {
        return json.isTextual() ? Instant.parse(json.asText()) : null;
    }

    private static @Nullable List<Instant> starts(JsonNode json) {
        if (!json.isArray()) {
            return null;
        }
        List<Instant> starts = new ArrayList<>();
        json.forEach(one -> starts.add(Instant.parse(one.asText())));
        return starts;
    }
}
