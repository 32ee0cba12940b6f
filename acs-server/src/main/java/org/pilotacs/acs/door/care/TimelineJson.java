package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.door.Words;

import java.time.Instant;

/// Entries of timelines as the contract's JSON. Immutable.
///
/// @param knowledge has the titles of causes
record TimelineJson(Knowledge knowledge) {
    ObjectNode entry(Timeline.Entry entry, Words words) {
        ObjectNode json = CareJson.object().put("kind", entry.kind().wireName()).put("at", CareJson.time(entry.at()));
        return switch (entry) {
            case Timeline.Ordered(Action action) -> json.put("action", action.id())
                    .put("name", ActionKind.of(action.request()).wireName())
                    .put("stage", StageName.of(action.stage()))
                    .put("outcome", action.outcome() == null ? null : StageName.of(action.outcome()));
            case Timeline.Examined(Examination one) -> examination(json, one, words);
            case Timeline.Contacted(Contact contact) -> contact(json, contact, words);
            case Timeline.Began _ -> json.put("event", "start");
            case Timeline.Renewed(Instant _, String before, String now) ->
                json.put("event", "firmware").put("before", before).put("after", now);
        };
    }

    private static ObjectNode examination(ObjectNode json, Examination one, Words words) {
        Examination.Recheck recheck = one.recheck();
        Examination.Helped helped = recheck == null ? null : recheck.helped();
        json.put("diagnosis", one.id()).put("helped", helped == null ? null : helped.wireName());
        Diagnosis found = one.diagnosis();
        return switch (found == null ? null : found.verdict()) {
            case null -> json.putNull("verdict").putNull("cause").putNull("text");
            case Verdict.Likely(var likely) ->
                json.put("verdict", "likely").put("cause", likely.cause().id()).put("text",
                        words.say(likely.cause().title()));
            case Verdict.Well _ -> json.put("verdict", "well").putNull("cause").put("text", words.say("verdict.well"));
            case Verdict.Unknown _ ->
                json.put("verdict", "unknown").putNull("cause").put("text", words.say("verdict.unknown"));
        };
    }

    private ObjectNode contact(ObjectNode json, Contact contact, Words words) {
        ContactNote note = contact.note();
        FoundCause cause = note.cause();
        return json.put("contact", contact.id()).put("category", note.complaint().wireName())
                .put("categoryText", words.say(note.complaint().of())).put("errorCode", note.errorCode())
                .put("cause", cause == null ? null : cause.id())
                .put("text", cause == null
                        ? null
                        : knowledge.cause(cause.id()).map(Cause::title).map(words::say).orElse(cause.id()))
                .put("helped", ContactWords.wire(note.helped())).put("note", note.text());
    }
}
