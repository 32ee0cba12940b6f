package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.errorcode.CodeText;
import org.pilotacs.acs.errorcode.ErrorCode;
import org.pilotacs.acs.errorcode.ErrorCodeSearch;
import org.pilotacs.acs.errorcode.ErrorCodes;

import java.util.HashMap;
import java.util.Map;

/// What a code on the screen of a box speaks for, by the table of error codes. Safe for any number of threads.
public final class CodeHints implements CaseBook.Hints {
    private final ErrorCodes codes;

    public CodeHints(ErrorCodes codes) {
        this.codes = codes;
    }

    @Override
    public Map<String, Double> of(String code, Device device) {
        String model = device.modelName().isEmpty() ? device.identity().productClass() : device.modelName();
        Map<String, Double> hints = new HashMap<>();
        codes.search(new ErrorCodeSearch(code, null, model, 1)).stream().filter(one -> isMeant(one, code))
                .flatMap(one -> one.content().hints().stream())
                .forEach(hint -> hints.merge(hint.cause(), hint.weight(), Math::max));
        return hints;
    }

    /// A code that only begins so is another one.
    private static boolean isMeant(ErrorCode found, String code) {
        return CodeText.spoken(found.key().code()).equals(CodeText.spoken(code));
    }
}
