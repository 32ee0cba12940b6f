package org.pilotacs.acs.diagnosis.evaluation;

import org.pilotacs.acs.diagnosis.CodeHints;
import org.pilotacs.acs.errorcode.CodeText;
import org.pilotacs.acs.errorcode.ErrorCodeFile;

import java.util.HashMap;
import java.util.Map;

/// What the error codes speak for that come with the server.
public final class ShippedCodes implements HomeFile.Hints {
    private final Map<String, Map<String, Double>> byCode = new HashMap<>();

    public ShippedCodes() {
        ErrorCodeFile.builtIn().forEach((key, content) -> content.hints().forEach(hint -> byCode
                .computeIfAbsent(CodeText.spoken(key.code()), _ -> new HashMap<>())
                .merge(hint.cause(), hint.weight(), Math::max)));
    }

    @Override
    public Map<String, Double> of(String code) {
        Map<String, Double> hints = byCode.get(CodeText.spoken(code));
        return hints == null
                ? byCode.getOrDefault(CodeText.spoken(CodeHints.withoutSource(code)), Map.of())
                : hints;
    }
}
