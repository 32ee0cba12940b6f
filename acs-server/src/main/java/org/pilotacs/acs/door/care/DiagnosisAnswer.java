package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Finding;
import org.pilotacs.acs.diagnosis.RankedCause;
import org.pilotacs.acs.diagnosis.ServiceLight;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.Step;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.door.FindingText;
import org.pilotacs.acs.door.Words;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Diagnoses as the contract's JSON. Stateless.
final class DiagnosisAnswer {
    private DiagnosisAnswer() {}

    /// @param diagnosis null until it is concluded
    /// @param advice null until then
    static ObjectNode examination(Examination one, @Nullable ObjectNode diagnosis) {
        ObjectNode json = CareJson.object().put("id", one.id()).put("device", one.device().value())
                .put("created", CareJson.time(one.created())).put("concluded", CareJson.time(one.concluded()))
                .put("state", one.concluded() == null ? "checking" : "concluded").put("by", one.asked().by())
                .put("said", one.asked().said() == null ? null : one.asked().said().wireName())
                .put("code", one.asked().code().isEmpty() ? null : one.asked().code()).put("action", one.action());
        if (one.recheck() == null) {
            json.putNull("recheck");
        } else {
            json.putObject("recheck").put("follows", one.recheck().follows())
                    .put("action", one.recheck().treatment())
                    .put("helped", one.recheck().helped() == null ? null : one.recheck().helped().wireName());
        }
        json.set("diagnosis", diagnosis == null ? json.nullNode() : diagnosis);
        return json;
    }

    static ObjectNode diagnosis(Diagnosis diagnosis, Advice advice, Knowledge knowledge, Words words, Instant now) {
        ObjectNode json = CareJson.object().put("at", CareJson.time(diagnosis.at())).put("knowledge",
                diagnosis.knowledge());
        json.set("verdict", verdict(diagnosis.verdict(), words));
        json.set("next", advice.next() == null ? json.nullNode() : step(advice.next(), words));
        ArrayNode steps = json.putArray("steps");
        advice.steps().forEach(one -> steps.add(
                step(one.step(), words).put("possible", one.possible()).put("tried", one.tried())));
        ArrayNode causes = json.putArray("causes");
        diagnosis.ranked().forEach(one -> causes.add(cause(one, words)));
        ArrayNode findings = json.putArray("findings");
        diagnosis.findings().forEach(one -> findings.add(finding(one, words, now)));
        ArrayNode missing = json.putArray("missing");
        diagnosis.missing().forEach(sign -> missing.addObject().put("sign", sign.wireName()).put("title",
                title(sign, knowledge, words)));
        ArrayNode lights = json.putArray("lights");
        diagnosis.lights().forEach(one -> lights.add(light(one, words)));
        return json;
    }

    private static String title(Sign sign, Knowledge knowledge, Words words) {
        return knowledge.signs().containsKey(sign)
                ? words.say(knowledge.signs().get(sign).title())
                : sign.wireName();
    }

    private static ObjectNode verdict(Verdict verdict, Words words) {
        return switch (verdict) {
            case Verdict.Likely(var one) -> CareJson.object().put("kind", "likely").put("cause", one.cause().id())
                    .put("probability", rounded(one.probability())).put("title", words.say(one.cause().title()))
                    .put("tell", words.say(one.cause().tell())).put("beyondHome", one.cause().beyondHome());
            case Verdict.Well(double probability) -> CareJson.object().put("kind", "well").putNull("cause")
                    .put("probability", rounded(probability)).put("title", words.say("verdict.well"))
                    .put("tell", words.say("verdict.well.tell")).put("beyondHome", false);
            case Verdict.Unknown _ -> CareJson.object().put("kind", "unknown").putNull("cause")
                    .putNull("probability").put("title", words.say("verdict.unknown"))
                    .put("tell", words.say("verdict.unknown.tell")).put("beyondHome", false);
        };
    }

    private static ObjectNode step(Step step, Words words) {
        return CareJson.object().put("step", step.id()).put("action", step.action()).put("does",
                words.say(step.does()));
    }

    private static ObjectNode cause(RankedCause one, Words words) {
        ObjectNode json = CareJson.object().put("cause", one.cause().id()).put("title", words.say(one.cause().title()))
                .put("service", one.cause().service().wireName()).put("probability", rounded(one.probability()))
                .put("tell", words.say(one.cause().tell()));
        json.set("for", signs(one.speaksFor()));
        json.set("against", signs(one.speaksAgainst()));
        return json;
    }

    private static ArrayNode signs(List<Finding> findings) {
        ArrayNode names = CareJson.object().arrayNode();
        findings.forEach(one -> names.add(one.rule().sign().wireName()));
        return names;
    }

    private static ObjectNode finding(Finding one, Words words, Instant now) {
        FindingText text = FindingText.of(one, words);
        ObjectNode json = CareJson.object().put("sign", one.rule().sign().wireName()).put("title", text.title())
                .put("service", one.rule().sign().service().wireName()).put("number", one.measured().number())
                .put("unit", one.rule().sign().unit()).put("state", one.state().name()).put("says", text.says())
                .put("standing", one.state().standing().name().toLowerCase(Locale.ROOT))
                .put("below", one.state().below()).put("at", CareJson.time(one.measured().at()))
                .put("ageSeconds", CareJson.age(one.measured().at(), now)).put("fresh", one.isFresh());
        ArrayNode sources = json.putArray("sources");
        one.measured().sources().forEach(sources::add);
        return json;
    }

    private static ObjectNode light(ServiceLight one, Words words) {
        return CareJson.object().put("service", one.service().wireName())
                .put("state", one.state().name().toLowerCase(Locale.ROOT))
                .put("word", words.say("service." + one.service().wireName()));
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1000) / 1000.0;
    }
}
