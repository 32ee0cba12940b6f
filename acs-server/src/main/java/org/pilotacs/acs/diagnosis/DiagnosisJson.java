package org.pilotacs.acs.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.SignKnowledge;
import org.pilotacs.acs.diagnosis.knowledge.State;
import org.pilotacs.acs.diagnosis.sign.Measured;
import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Diagnoses as JSON, as they are stored: names and numbers; texts come from the knowledge file when it is read. Names in it are part of the
/// format. What the knowledge of today does not know any more is left out.
final class DiagnosisJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final Knowledge knowledge;

    DiagnosisJson(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    byte[] write(Diagnosis diagnosis) {
        ObjectNode json = JSON.createObjectNode().put("at", diagnosis.at().toEpochMilli())
                .put("knowledge", diagnosis.knowledge()).put("well", diagnosis.well());
        ArrayNode findings = json.putArray("findings");
        diagnosis.findings().forEach(one -> findings.add(finding(one)));
        ArrayNode ranked = json.putArray("ranked");
        diagnosis.ranked().forEach(one -> {
            ObjectNode cause = ranked.addObject().put("cause", one.cause().id()).put("probability", one.probability());
            cause.set("for", signs(one.speaksFor()));
            cause.set("against", signs(one.speaksAgainst()));
        });
        ArrayNode missing = json.putArray("missing");
        diagnosis.missing().forEach(sign -> missing.add(sign.wireName()));
        ArrayNode services = json.putArray("services");
        diagnosis.lights().forEach(light -> services.add(light.service().wireName()));
        json.put("verdict", verdict(diagnosis.verdict()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The cause's name, `well` or `unknown`.
    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Likely(var ranked) -> ranked.cause().id();
            case Verdict.Well _ -> "well";
            case Verdict.Unknown _ -> "unknown";
        };
    }

    /// What is told of one that is concluded, with the names of the care API.
    static String event(Examination one, Diagnosis diagnosis) {
        ObjectNode json = JSON.createObjectNode().put("id", one.id()).put("by", one.asked().by())
                .put("said", one.asked().said() == null ? null : one.asked().said().wireName())
                .put("action", one.action());
        ObjectNode verdict = json.putObject("verdict");
        switch (diagnosis.verdict()) {
            case Verdict.Likely(var ranked) -> verdict.put("kind", "likely").put("cause", ranked.cause().id())
                    .put("probability", rounded(ranked.probability()))
                    .put("beyondHome", ranked.cause().beyondHome());
            case Verdict.Well(double probability) -> verdict.put("kind", "well").putNull("cause")
                    .put("probability", rounded(probability)).put("beyondHome", false);
            case Verdict.Unknown _ -> verdict.put("kind", "unknown").putNull("cause").putNull("probability")
                    .put("beyondHome", false);
        }
        if (one.recheck() == null) {
            json.putNull("recheck");
        } else {
            json.putObject("recheck").put("follows", one.recheck().follows()).put("action", one.recheck().treatment())
                    .put("helped", one.recheck().helped() == null ? null : one.recheck().helped().wireName());
        }
        return json.toString();
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1000) / 1000.0;
    }

    private static ObjectNode finding(Finding finding) {
        Measured measured = finding.measured();
        ObjectNode json = JSON.createObjectNode().put("sign", measured.sign().wireName())
                .put("state", finding.state().name()).put("at", measured.at().toEpochMilli())
                .put("fresh", measured.freshFor().toMillis()).put("age", finding.age().toMillis())
                .put("trust", finding.trust());
        if (measured.number() != null) {
            json.put("number", measured.number());
        } else {
            json.put("word", measured.word());
        }
        ArrayNode sources = json.putArray("sources");
        measured.sources().forEach(sources::add);
        return json;
    }

    private static ArrayNode signs(List<Finding> findings) {
        ArrayNode names = JSON.createArrayNode();
        findings.forEach(one -> names.add(one.rule().sign().wireName()));
        return names;
    }

    /// Null for nothing, or what is not ours.
    @Nullable
    Diagnosis read(byte[] content) {
        if (content.length == 0) {
            return null;
        }
        try {
            return read(JSON.readTree(new String(content, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return null;
        }
    }

    private Diagnosis read(JsonNode json) {
        List<Finding> findings = new ArrayList<>();
        json.path("findings").forEach(one -> finding(one).ifPresent(findings::add));
        List<RankedCause> ranked = new ArrayList<>();
        for (JsonNode one : json.path("ranked")) {
            Cause cause = knowledge.cause(one.path("cause").asText()).orElse(null);
            if (cause != null) {
                ranked.add(new RankedCause(cause, one.path("probability").asDouble(),
                        those(one.path("for"), findings), those(one.path("against"), findings)));
            }
        }
        List<Sign> missing = new ArrayList<>();
        json.path("missing").forEach(one -> Sign.ofWireName(one.asText()).ifPresent(missing::add));
        List<ServiceLight> lights = Arrays.stream(Service.values())
                .filter(service -> texts(json.path("services")).contains(service.wireName()))
                .map(service -> ServiceLight.of(service, findings)).toList();
        double well = json.path("well").asDouble();
        return new Diagnosis(Instant.ofEpochMilli(json.path("at").asLong()),
                verdict(json.path("verdict").asText(), ranked, well, missing), ranked, well, findings, missing, lights,
                json.path("knowledge").asText());
    }

    private static Verdict verdict(String name, List<RankedCause> ranked, double well, List<Sign> missing) {
        if (name.equals("well")) {
            return new Verdict.Well(well);
        }
        return ranked.stream().filter(one -> one.cause().id().equals(name)).findFirst()
                .<Verdict>map(Verdict.Likely::new).orElseGet(() -> new Verdict.Unknown(missing));
    }

    private Optional<Finding> finding(JsonNode json) {
        SignKnowledge rule = Sign.ofWireName(json.path("sign").asText()).map(knowledge.signs()::get).orElse(null);
        State state = rule == null ? null : rule.state(json.path("state").asText()).orElse(null);
        if (rule == null || state == null) {
            return Optional.empty();
        }
        Measured measured = new Measured(rule.sign(),
                json.path("number").isNumber() ? json.path("number").asDouble() : null,
                json.path("word").isTextual() ? json.path("word").asText() : null,
                Instant.ofEpochMilli(json.path("at").asLong()), Duration.ofMillis(json.path("fresh").asLong()),
                texts(json.path("sources")));
        return Optional.of(new Finding(rule, measured, state, Duration.ofMillis(json.path("age").asLong()),
                json.path("trust").asDouble()));
    }

    private static List<Finding> those(JsonNode names, List<Finding> findings) {
        return texts(names).stream().flatMap(
                name -> findings.stream().filter(one -> one.rule().sign().wireName().equals(name)).limit(1)).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText)
                .map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }
}
