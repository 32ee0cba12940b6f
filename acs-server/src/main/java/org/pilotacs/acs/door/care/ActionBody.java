package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.WifiWish;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the wish for an action from JSON that the contract has let through; what the contract cannot say is checked here.
final class ActionBody {
    private ActionBody() {}

    /// Whether it is wanted although it cannot help now.
    static boolean anyway(String text) {
        return CareJson.read(text).path("anyway").asBoolean();
    }

    static ActionRequest read(String text) {
        return read(CareJson.read(text));
    }

    static ActionRequest read(JsonNode json) {
        ActionKind kind = ActionKind.named(json.path("action").asText())
                .orElseThrow(() -> ApiError.invalid("/action", DoorSaying.NOT_AN_ACTION.of()));
        List<String> paths = paths(json);
        List<Assignment> values = values(json);
        refuseUnused(kind, paths, values);
        refuseOthers(kind, json);
        return switch (kind) {
            case CHECK_SIGNAL -> new ActionRequest.CheckSignal();
            case TEST_LINE -> new ActionRequest.TestLine(tests(json), json.path("host").asText());
            case FIX_WIFI -> WifiWish.read(json);
            case FETCH_FILE -> fetchFile(json);
            case RESTART -> new ActionRequest.Restart();
            case UPDATE_FIRMWARE -> new ActionRequest.UpdateFirmware(json.path("image").asText());
            case APPLY_CONFIGURATION -> new ActionRequest.ApplyConfiguration(image(json));
            case RESET_PIN -> new ActionRequest.ResetPin(way(json));
            case RECONNECT -> new ActionRequest.Reconnect(way(json), RightsBody.read(json.path("rights")));
            case SEND_EMMS -> new ActionRequest.SendEmms(atLeastOne("/sections", sections(json)));
            case FACTORY_RESET -> new ActionRequest.FactoryReset();
            case READ -> new ActionRequest.Read(atLeastOne("/paths", paths));
            case WRITE -> new ActionRequest.Write(atLeastOne("/values", values));
            case DISCOVER -> new ActionRequest.Discover(paths.isEmpty() ? "" : paths.getFirst());
        };
    }

    private static void refuseUnused(ActionKind kind, List<String> paths, List<Assignment> values) {
        int mostPaths = switch (kind) {
            case READ -> Integer.MAX_VALUE;
            case DISCOVER -> 1;
            case CHECK_SIGNAL, TEST_LINE, FIX_WIFI, RESTART, RESET_PIN, RECONNECT, FACTORY_RESET, UPDATE_FIRMWARE,
                    APPLY_CONFIGURATION,
                    FETCH_FILE, WRITE, SEND_EMMS ->
                0;
        };
        if (paths.size() > mostPaths) {
            throw ApiError.invalid("/paths",
                    CareSaying.TOO_MANY_PATHS.of(Saying.of(kind.wireName()), Saying.of(mostPaths)));
        }
        if (kind != ActionKind.WRITE && !values.isEmpty()) {
            throw ApiError.invalid("/values", CareSaying.ONLY_FOR_WRITE.of());
        }
    }

    /// What another kind of action takes would be dropped without a word.
    private static void refuseOthers(ActionKind kind, JsonNode json) {
        refuse(json, CareSaying.ONLY_FOR_TEST_LINE, kind != ActionKind.TEST_LINE, "tests", "host");
        if (kind != ActionKind.FIX_WIFI) {
            WifiWish.refuse(json);
        }
        refuse(json, CareSaying.ONLY_FOR_FETCH_FILE, kind != ActionKind.FETCH_FILE, "file", "instance");
        refuse(json, CareSaying.ONLY_FOR_UPDATE_FIRMWARE,
                kind != ActionKind.UPDATE_FIRMWARE && kind != ActionKind.APPLY_CONFIGURATION, "image");
        refuse(json, CareSaying.ONLY_FOR_WAYS, kind != ActionKind.RECONNECT && kind != ActionKind.RESET_PIN, "way");
        refuse(json, CareSaying.ONLY_FOR_RECONNECT, kind != ActionKind.RECONNECT, "rights");
        refuse(json, CareSaying.ONLY_FOR_SEND_EMMS, kind != ActionKind.SEND_EMMS, "sections");
    }

    private static void refuse(JsonNode json, CareSaying reason, boolean isOther, String... fields) {
        for (String field : fields) {
            if (isOther && json.has(field)) {
                throw ApiError.invalid("/" + field, reason.of());
            }
        }
    }

    private static Way way(JsonNode json) {
        return json.path("way").asText().equals("satellite") ? Way.SATELLITE : Way.BEST;
    }

    private static List<String> sections(JsonNode json) {
        List<String> sections = new ArrayList<>();
        json.path("sections").forEach(section -> sections.add(section.asText()));
        return sections;
    }

    private static <T> List<T> atLeastOne(String where, List<T> list) {
        if (list.isEmpty()) {
            throw ApiError.invalid(where, CareSaying.NEEDS_ONE.of());
        }
        return list;
    }

    private static List<String> paths(JsonNode json) {
        List<String> paths = new ArrayList<>();
        json.path("paths").forEach(path -> paths.add(path.asText()));
        return paths;
    }

    private static ActionRequest fetchFile(JsonNode json) {
        if (!json.has("file")) {
            throw ApiError.invalid("/file", CareSaying.NEEDS_FILE.of());
        }
        return new ActionRequest.FetchFile(
                FileKind.valueOf(json.path("file").asText().toUpperCase(Locale.ROOT)),
                json.path("instance").asInt());
    }

    private static String image(JsonNode json) {
        String image = json.path("image").asText();
        if (image.isEmpty()) {
            throw ApiError.invalid("/image", CareSaying.NEEDS_IMAGE.of());
        }
        return image;
    }

    private static List<DiagnosticKind> tests(JsonNode json) {
        List<DiagnosticKind> tests = new ArrayList<>();
        json.path("tests").forEach(
                test -> tests.add(DiagnosticKind.valueOf(test.asText().toUpperCase(Locale.ROOT))));
        return tests;
    }

    private static List<Assignment> values(JsonNode json) {
        List<Assignment> values = new ArrayList<>();
        for (JsonNode one : json.path("values")) {
            String where = "/values/" + values.size() + "/type";
            ValueType type = one.has("type")
                    ? TypeName.named(one.path("type").asText())
                            .orElseThrow(() -> ApiError.invalid(where, CareSaying.NOT_A_TYPE.of()))
                    : implied(one.path("value"));
            values.add(new Assignment(one.path("path").asText(), new Value(type, one.path("value").asText())));
        }
        return values;
    }

    private static ValueType implied(JsonNode value) {
        if (value.isBoolean()) {
            return ValueType.BOOLEAN;
        }
        return value.isIntegralNumber() ? ValueType.INT : value.isNumber() ? ValueType.DECIMAL : ValueType.STRING;
    }
}
