package org.pilotacs.acs.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plans as JSON, as they are stored and as the care API has them, but for the request; and the stories of devices. What is left
/// out has its default.
public final class CampaignJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper READER = new JsonMapper();
    private static final int MOST_STEPS = 24;
    private static final int MOST_STORY = 7_900;

    private CampaignJson() {}

    /// All of a plan but its request.
    public static ObjectNode write(CampaignPlan plan) {
        ObjectNode node = JSON.objectNode().put("name", plan.name());
        node.set("target", target(plan.target()));
        ArrayNode waves = node.putArray("waves");
        plan.waves().forEach(wave -> waves.add(switch (wave) {
            case WaveSize.Share(BigDecimal percent) -> JSON.objectNode().put("percent", percent);
            case WaveSize.Devices(long number) -> JSON.objectNode().put("devices", number);
            case WaveSize.Rest _ -> JSON.objectNode().put("rest", true);
        }));
        node.put("perRevision", plan.perRevision());
        node.set("gates", gates(plan.gates()));
        node.set("health", JSON.objectNode().put("restarts", plan.health().restarts())
                .put("signalDrop", plan.health().signalDrop())
                .put("silence", DurationText.write(plan.health().silence())));
        if (plan.window() != null) {
            node.set("window", window(plan.window()));
        }
        node.set("pace", JSON.objectNode().put("atOnce", plan.pace().atOnce())
                .put("bytesPerSecond", plan.pace().bytesPerSecond()).put("knock", plan.pace().knock()));
        return node.put("soak", DurationText.write(plan.soak())).put("retries", plan.retries())
                .put("breach", plan.breach().wireName()).put("until", DurationText.write(plan.until()));
    }

    private static ObjectNode target(Target target) {
        ObjectNode node = JSON.objectNode();
        put(node, "models", target.models());
        put(node, "hardware", target.hardware());
        put(node, "versions", target.versions());
        put(node, "links", target.links());
        put(node, "tags", target.tags());
        put(node, "areas", target.areas());
        put(node, "devices", target.devices().stream().map(DeviceId::value).toList());
        if (target.seenWithin() != null) {
            node.put("seenWithin", DurationText.write(target.seenWithin()));
        }
        if (!target.where().isEmpty()) {
            node.put("where", target.where());
        }
        return node.put("dynamic", target.dynamic());
    }

    private static void put(ObjectNode node, String name, Collection<String> words) {
        if (!words.isEmpty()) {
            new TreeSet<>(words).forEach(node.putArray(name)::add);
        }
    }

    private static ObjectNode gates(Gates gates) {
        ObjectNode node = JSON.objectNode().put("reached", gates.reached())
                .put("patience", DurationText.write(gates.patience())).put("good", gates.good())
                .put("errors", gates.errors());
        if (gates.mostErrors() != null) {
            node.put("mostErrors", gates.mostErrors());
        }
        ObjectNode tolerance = node.put("sure", gates.sure()).putObject("tolerance");
        new TreeMap<>(gates.tolerance()).forEach((measure, share) -> tolerance.put(measure.wireName(), share));
        return node;
    }

    private static ObjectNode window(Window window) {
        ObjectNode node = JSON.objectNode().put("from", window.from().toString()).put("to", window.to().toString());
        EnumSet.copyOf(window.days()).forEach(day -> node.withArray("/days").add(day(day)));
        if (window.zone() != null) {
            node.put("zone", window.zone().getId());
        }
        return node;
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /// A plan from its JSON; the form of each field has been checked, its sense is checked here.
    ///
    /// @throws BadPlanException naming what makes no sense
    public static CampaignPlan read(JsonNode node, ActionRequest request) {
        return new CampaignPlan(node.path("name").asText(), request, readTarget(node.path("target")),
                waves(node.path("waves")), node.path("perRevision").asInt(CampaignPlan.PER_REVISION),
                readGates(node.path("gates")), health(node.path("health")),
                node.hasNonNull("window") ? readWindow(node.path("window")) : null, pace(node.path("pace")),
                duration("soak", node.path("soak"), CampaignPlan.SOAK),
                node.path("retries").asInt(CampaignPlan.RETRIES),
                node.path("breach").asText().equals(Breach.PAUSE.wireName()) ? Breach.PAUSE : Breach.ROLL_BACK,
                duration("until", node.path("until"), CampaignPlan.UNTIL));
    }

    private static Target readTarget(JsonNode node) {
        return new Target(words(node, "models"), words(node, "hardware"), words(node, "versions"),
                words(node, "links"), words(node, "tags"), words(node, "areas"),
                node.hasNonNull("seenWithin")
                        ? duration("target.seenWithin", node.path("seenWithin"), Duration.ZERO)
                        : null,
                words(node, "devices").stream().filter(id -> !id.isEmpty() && id.length() <= DeviceId.MAX_LENGTH)
                        .map(DeviceId::new).collect(Collectors.toUnmodifiableSet()),
                node.path("where").asText(), node.path("dynamic").asBoolean(false));
    }

    private static Set<String> words(JsonNode node, String name) {
        Set<String> words = new LinkedHashSet<>();
        node.path(name).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<WaveSize> waves(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return CampaignPlan.WAVES;
        }
        List<WaveSize> waves = new ArrayList<>();
        node.forEach(wave -> waves.add(wave.has("percent")
                ? new WaveSize.Share(wave.path("percent").decimalValue())
                : wave.has("devices") ? new WaveSize.Devices(wave.path("devices").asLong()) : new WaveSize.Rest()));
        return waves;
    }

    private static Gates readGates(JsonNode node) {
        Gates usual = Gates.DEFAULT;
        Map<Measure, Double> tolerance = new EnumMap<>(Measure.class);
        if (node.has("tolerance")) {
            node.path("tolerance").properties().forEach(one -> Measure.named(one.getKey())
                    .ifPresent(measure -> tolerance.put(measure, one.getValue().asDouble())));
        } else {
            tolerance.putAll(usual.tolerance());
        }
        return new Gates(node.path("reached").asInt(usual.reached()),
                duration("gates.patience", node.path("patience"), usual.patience()),
                node.path("good").asInt(usual.good()),
                node.path("errors").asDouble(usual.errors()),
                node.hasNonNull("mostErrors") ? (Integer) node.path("mostErrors").asInt() : usual.mostErrors(),
                tolerance, node.path("sure").asDouble(usual.sure()));
    }

    private static Health health(JsonNode node) {
        Health usual = Health.DEFAULT;
        return new Health(node.path("restarts").asInt(usual.restarts()),
                node.path("signalDrop").asDouble(usual.signalDrop()),
                duration("health.silence", node.path("silence"), usual.silence()));
    }

    private static Pace pace(JsonNode node) {
        Pace usual = Pace.DEFAULT;
        return new Pace(node.path("atOnce").asInt(usual.atOnce()),
                node.path("bytesPerSecond").asLong(usual.bytesPerSecond()),
                node.path("knock").asBoolean(usual.knock()));
    }

    private static Window readWindow(JsonNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            for (JsonNode one : node.path("days")) {
                if (one.asText().equals(day(day))) {
                    days.add(day);
                }
            }
        }
        return new Window(time("window.from", node.path("from")), time("window.to", node.path("to")),
                node.has("days") ? days : EnumSet.allOf(DayOfWeek.class),
                node.hasNonNull("zone") ? zone(node.path("zone").asText()) : null);
    }

    private static LocalTime time(String field, JsonNode node) {
        try {
            return LocalTime.parse(node.asText());
        } catch (DateTimeException _) {
            throw new BadPlanException(field, CampaignSaying.BAD_TIME.of());
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new BadPlanException("window.zone", CampaignSaying.BAD_ZONE.of(Saying.of(text)));
        }
    }

    private static Duration duration(String field, JsonNode node, Duration usual) {
        if (node.isMissingNode() || node.isNull()) {
            return usual;
        }
        Duration read = DurationText.read(node.asText());
        if (read == null) {
            throw new BadPlanException(field, CampaignSaying.BAD_DURATION.of());
        }
        return read;
    }

    static JsonNode parse(String json) {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we stored of a campaign is no JSON", e);
        }
    }

    /// A story as it is stored; of one too long, the beginning and the end.
    static String story(List<Member.Step> story) {
        List<Member.Step> kept = new ArrayList<>(story);
        while (kept.size() > MOST_STEPS) {
            kept.remove(2);
        }
        String text = array(kept);
        while (text.length() > MOST_STORY && kept.size() > 1) {
            kept.remove(kept.size() > 2 ? 2 : 0);
            text = array(kept);
        }
        return text.length() > MOST_STORY ? "[]" : text;
    }

    private static String array(List<Member.Step> story) {
        ArrayNode array = JSON.arrayNode();
        for (Member.Step step : story) {
            ObjectNode node = array.addObject().put("at", step.at().toEpochMilli()).put("state", step.state().name());
            node.set("why", SayingJson.write(step.why()));
            if (step.action() != null) {
                node.put("action", step.action());
            }
        }
        return array.toString();
    }

    static List<Member.Step> story(String json) {
        List<Member.Step> story = new ArrayList<>();
        for (JsonNode node : parse(json)) {
            story.add(new Member.Step(Instant.ofEpochMilli(node.path("at").asLong()),
                    MemberState.valueOf(node.path("state").asText()),
                    Objects.requireNonNullElse(SayingJson.read(node.path("why")), Saying.NOTHING),
                    node.path("action").textValue()));
        }
        return story;
    }

    /// The entry of a tally by which a device is counted.
    static String entry(Tally.Key key) {
        return key.wave() + "/" + key.stratum() + "/" + key.state() + "/" + key.marks();
    }

    static Tally.Key entry(String text) {
        String[] parts = text.split("/", -1);
        return new Tally.Key(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), MemberState.valueOf(parts[2]),
                parts[3]);
    }

    static @Nullable String text(@Nullable Saying saying) {
        return saying == null ? null : SayingJson.write(saying).toString();
    }
}
