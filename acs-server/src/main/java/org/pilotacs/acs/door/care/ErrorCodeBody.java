package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.errorcode.CauseHint;
import org.pilotacs.acs.errorcode.ErrorCode;
import org.pilotacs.acs.errorcode.StatusSource;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads an error code's entry from JSON that the contract has let through.
///
/// @param agent who writes it, as the caller says
record ErrorCodeBody(ErrorCode.Content content, String agent) {
    /// @param printed the code as the caller wrote it
    static ErrorCodeBody read(String text, String printed) {
        JsonNode json = CareJson.read(text);
        return new ErrorCodeBody(new ErrorCode.Content(printed, written(json, "meaning"),
                StatusSource.named(json.path("source").asText()).orElseThrow(), written(json, "todo"),
                hints(json.path("causes")), json.path("escalate").asBoolean()),
                CallText.clean(json.path("agent").asText().strip(), "/agent"));
    }

    private static Saying.Written written(JsonNode json, String field) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String where = "/" + field + "/" + language.tag();
            texts.put(language, CallText.clean(json.at(where).asText().strip(), where));
        }
        return new Saying.Written(texts);
    }

    private static List<CauseHint> hints(JsonNode list) {
        List<CauseHint> hints = new ArrayList<>();
        Set<String> causes = new HashSet<>();
        for (JsonNode one : list) {
            String where = "/causes/" + hints.size() + "/cause";
            String cause = one.path("cause").asText();
            if (!causes.add(cause)) {
                throw ApiError.invalid(where, CareSaying.CAUSE_TWICE.of());
            }
            hints.add(new CauseHint(cause, one.path("weight").asDouble()));
        }
        return hints;
    }
}
