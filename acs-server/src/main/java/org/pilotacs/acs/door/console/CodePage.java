package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.errorcode.CodeText;
import org.pilotacs.acs.errorcode.ErrorCode;
import org.pilotacs.acs.errorcode.ErrorCodeKey;
import org.pilotacs.acs.errorcode.ErrorCodeSearch;
import org.pilotacs.acs.errorcode.ErrorCodes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What codes on screens mean: a page to search, and a line below the field of a box's page. Safe for any number of threads.
final class CodePage {
    private static final int RESULTS = 100;
    /// What may be meant, if no entry has the very code.
    private static final int GUESSES = 3;
    private static final int MOST_MODELS = 4;

    private final ErrorCodes codes;
    private final Knowledge knowledge;
    private final Pages pages;

    CodePage(ErrorCodes codes, Knowledge knowledge, Pages pages) {
        this.codes = codes;
        this.knowledge = knowledge;
        this.pages = pages;
    }

    /// With `code` and the models of a box, the line for its page; otherwise the table.
    HttpReply show(HttpCall call) {
        Frame frame = pages.frame(call, "");
        String code = call.query().text("code");
        if (Console.isPart(call) && call.query().get("code") != null) {
            return pages.page(200, "code-says.jte", Map.of("frame", frame, "codes",
                    shown(meant(code, call.query().all("model").stream().limit(MOST_MODELS).toList()), frame), "asked",
                    !code.isEmpty()));
        }
        String text = call.query().text("q").isEmpty() ? code : call.query().text("q");
        List<CodeView> found = shown(codes.search(new ErrorCodeSearch(text, null, null, RESULTS)), frame);
        return pages.page(200, Console.isPart(call) ? "error-code-rows.jte" : "error-codes.jte",
                Map.of("frame", frame.titled(frame.say("codes.title")), "text", text, "codes", found));
    }

    private List<CodeView> shown(List<ErrorCode> found, Frame frame) {
        return found.stream().map(one -> CodeView.of(one, knowledge, frame.words())).toList();
    }

    /// What the code on a box's screen means, as the last diagnosis of this call has it.
    List<ErrorCode> of(DeviceCard card) {
        return meant(VerdictView.asked(card.diagnosed().last(), card.at()).code(), models(card.device()));
    }

    /// What an entry may call a box's model.
    static List<String> models(Device device) {
        return Stream.of(device.modelName(), device.identity().productClass()).filter(one -> !one.isEmpty()).distinct()
                .toList();
    }

    /// The entry of the code for the model; else what the code may be the beginning of, or a word of.
    private List<ErrorCode> meant(String code, List<String> models) {
        if (code.isBlank()) {
            return List.of();
        }
        List<ErrorCode> best = List.of();
        for (String model : models) {
            List<ErrorCode> found = search(code, model);
            best = best.isEmpty() ? found : best;
            if (!found.isEmpty() && !found.getFirst().key().model().equals(ErrorCodeKey.ANY)) {
                best = found;
                break;
            }
        }
        best = models.isEmpty() ? search(code, null) : best;
        return !best.isEmpty() && best.getFirst().key().code().equals(CodeText.code(code))
                ? best.subList(0, 1)
                : best;
    }

    private List<ErrorCode> search(String code, @Nullable String model) {
        return codes.search(new ErrorCodeSearch(code, null, model, GUESSES));
    }
}
