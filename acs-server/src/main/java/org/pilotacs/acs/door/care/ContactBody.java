package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Amending;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.Deed;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.errorcode.CodeText;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads what is to be written down of a contact from JSON that the contract has let through; what the contract cannot say is
/// checked here. Safe for any number of threads.
final class ContactBody {
    /// How far the caller's clock may be ahead.
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LONGEST_AGO = Duration.ofDays(366);

    private final Devices devices;
    private final Actions actions;

    ContactBody(Devices devices, Actions actions) {
        this.devices = devices;
        this.actions = actions;
    }

    ContactNote note(String text, Instant now) {
        JsonNode json = CareJson.read(text);
        DeviceId device = json.has("device") ? device(json.path("device").asText()) : null;
        String subscriber = said(json, "subscriber");
        if (device == null && subscriber == null) {
            throw ApiError.invalid("body", CareSaying.NEEDS_SOMEBODY.of());
        }
        String code = said(json, "errorCode");
        String helped = said(json, "helped");
        return new ContactNote(json.has("at") ? time(json.path("at").asText(), now) : null, device, subscriber,
                ContactWords.read(ContactChannel.class, json.path("channel").asText()), json.path("agent").asText(),
                ContactWords.read(Complaint.class, json.path("category").asText()),
                code == null ? null : CodeText.code(code), cause(json.path("cause")), said(json, "diagnosis"),
                done(json.path("actions"), device), helped == null
                        ? Helped.UNKNOWN
                        : ContactWords.read(Helped.class, helped),
                json.path("note").asText(),
                json.has("durationSeconds") ? Duration.ofSeconds(json.path("durationSeconds").asLong()) : null);
    }

    /// @param who calls
    static Amending amending(String text, String who) {
        JsonNode json = CareJson.read(text);
        String helped = said(json, "helped");
        if (helped == null && !json.has("note")) {
            throw ApiError.invalid("body", CareSaying.NEEDS_AMENDMENT.of());
        }
        return new Amending(new Author(who, json.path("agent").asText()),
                helped == null ? null : ContactWords.read(Helped.class, helped),
                json.has("note") ? json.path("note").asText() : null);
    }

    private static @Nullable String said(JsonNode json, String field) {
        String text = json.path(field).asText().strip();
        return text.isEmpty() ? null : text;
    }

    private static Instant time(String text, Instant now) {
        Instant at = CallTime.read(text, "/at");
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(LONGEST_AGO))) {
            throw ApiError.invalid("/at", CareSaying.WITHIN_A_YEAR.of());
        }
        return at;
    }

    private DeviceId device(String text) {
        return WrittenId.find(devices, text, "").map(Device::id)
                .orElseThrow(() -> ApiError.invalid("/device", CareSaying.NOT_A_DEVICE.of()));
    }

    private static @Nullable FoundCause cause(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new FoundCause(json.path("id").asText(),
                        ContactWords.read(FoundCause.Source.class, json.path("source").asText()),
                        json.has("probability") ? json.path("probability").asDouble() : null);
    }

    private List<Deed> done(JsonNode list, @Nullable DeviceId device) {
        List<Deed> done = new ArrayList<>();
        for (JsonNode one : list) {
            done.add(deed(one, device, "/actions/" + done.size()));
        }
        return done;
    }

    /// An action of ours says by itself what it was.
    private Deed deed(JsonNode json, @Nullable DeviceId device, String where) {
        String kind = said(json, "kind");
        String id = said(json, "id");
        if (id == null) {
            if (kind == null) {
                throw ApiError.invalid(where, CareSaying.NEEDS_DEED.of());
            }
            return new Deed(null, kind);
        }
        Action action = actions.find(id)
                .orElseThrow(() -> ApiError.invalid(where + "/id", CareSaying.NOT_AN_ACTION_OF_OURS.of()));
        if (device != null && !action.device().equals(device)) {
            throw ApiError.invalid(where + "/id", CareSaying.ACTION_OF_ANOTHER.of());
        }
        String is = ActionKind.of(action.request()).wireName();
        if (kind != null && !kind.equals(is)) {
            throw ApiError.invalid(where + "/kind", CareSaying.ACTION_WAS.of(Saying.of(is)));
        }
        return new Deed(id, is);
    }
}
