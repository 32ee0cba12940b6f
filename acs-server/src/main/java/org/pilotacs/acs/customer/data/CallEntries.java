package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Finding;
import org.pilotacs.acs.diagnosis.RankedCause;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.sign.Measured;

import java.time.Duration;

/// What a customer said and what was found, as entries of an export. Who wrote it down is left out. Stateless.
final class CallEntries {
    private CallEntries() {}

    static ObjectNode contact(Contact contact) {
        ContactNote note = contact.note();
        ObjectNode json = DataJson.object().put("id", contact.id()).put("at", DataJson.time(contact.at()))
                .put("box", note.device() == null ? null : note.device().value())
                .put("channel", DataJson.wire(note.channel()));
        said(json, note.complaint(), note.errorCode());
        FoundCause cause = note.cause();
        if (cause != null) {
            json.putObject("cause").put("id", cause.id()).put("foundBy", DataJson.wire(cause.source()))
                    .put("probability", cause.probability());
        }
        json.put("diagnosis", note.diagnosis());
        ArrayNode done = json.putArray("done");
        note.done().forEach(deed -> done.addObject().put("kind", deed.kind()).put("action", deed.action()));
        Duration length = note.length();
        json.put("helped", DataJson.wire(note.helped())).put("note", note.text())
                .put("model", contact.snapshot().model()).put("firmware", contact.snapshot().firmware())
                .put("area", contact.snapshot().area())
                .put("durationSeconds", length == null ? null : (Long) length.toSeconds());
        ArrayNode before = json.putArray("before");
        contact.amendments().forEach(one -> before.addObject().put("until", DataJson.time(one.at()))
                .put("helped", DataJson.wire(one.helped())).put("note", one.text()));
        return json;
    }

    static ObjectNode examination(Examination one) {
        ObjectNode json = DataJson.object().put("id", one.id()).put("box", one.device().value())
                .put("began", DataJson.time(one.created())).put("concluded", DataJson.time(one.concluded()));
        said(json, one.asked().said(), one.asked().code());
        json.put("check", one.action());
        Examination.Recheck recheck = one.recheck();
        if (recheck != null) {
            json.putObject("recheck").put("follows", recheck.follows()).put("after", recheck.treatment())
                    .put("helped", recheck.helped() == null ? null : recheck.helped().wireName());
        }
        Diagnosis diagnosis = one.diagnosis();
        if (diagnosis != null) {
            json.set("verdict", verdict(diagnosis.verdict()));
            ArrayNode causes = json.putArray("causes");
            diagnosis.ranked().forEach(ranked -> causes.add(cause(ranked)));
            ArrayNode findings = json.putArray("findings");
            diagnosis.findings().forEach(finding -> findings.add(finding(finding)));
        }
        return json;
    }

    private static void said(ObjectNode json, @Nullable Complaint complaint, @Nullable String code) {
        json.put("said", complaint == null ? null : complaint.wireName());
        if (complaint != null) {
            json.set("saidText", DataJson.said(complaint.of()));
        }
        json.put("codeOnScreen", code == null || code.isEmpty() ? null : code);
    }

    private static ObjectNode verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Likely(RankedCause ranked) -> cause(ranked).put("kind", "likely");
            case Verdict.Well(double probability) -> DataJson.object().put("kind", "well").put("probability",
                    probability);
            case Verdict.Unknown _ -> DataJson.object().put("kind", "unknown");
        };
    }

    private static ObjectNode cause(RankedCause ranked) {
        Cause cause = ranked.cause();
        ObjectNode json = DataJson.object().put("cause", cause.id()).put("probability", ranked.probability());
        json.set("title", DataJson.said(cause.title()));
        return json;
    }

    private static ObjectNode finding(Finding finding) {
        Measured measured = finding.measured();
        ObjectNode json = DataJson.object().put("sign", measured.sign().wireName());
        if (measured.number() != null) {
            json.put("number", measured.number()).put("unit", measured.sign().unit());
        } else {
            json.put("word", measured.word());
        }
        json.put("at", DataJson.time(measured.at()));
        json.set("means", DataJson.said(finding.state().says()));
        return json;
    }
}
