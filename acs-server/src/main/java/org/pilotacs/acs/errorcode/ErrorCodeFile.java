package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads entries from YAML: those that come with the server are in the jar. Stateless.
public final class ErrorCodeFile {
    private static final String RESOURCE = "error-codes.yaml";
    private static final Kind<Double> WEIGHT = Kind.decimal(Range.of(0.0, 1.0));
    private static final Kind<String> CAUSE = Kind.of("a cause, for example dish-moved", "none",
            text -> CauseHint.isCause(text) ? text : null);

    private ErrorCodeFile() {}

    /// The entries of the jar.
    public static SequencedMap<ErrorCodeKey, ErrorCode.Content> builtIn() {
        try (InputStream in = ErrorCodeFile.class.getResourceAsStream("/" + RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return read(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Refuses with everything that is wrong ([org.pilotacs.acs.yaml.YamlProblems]).
    ///
    /// @param file names the text in problems
    public static SequencedMap<ErrorCodeKey, ErrorCode.Content> read(String file, String text) {
        Problems problems = new Problems();
        YamlMap root = YamlMap.read(file, text, problems);
        SequencedMap<ErrorCodeKey, ErrorCode.Content> entries = new LinkedHashMap<>();
        for (YamlMap one : root.maps("codes")) {
            String code = one.required("code", text("a code", ErrorCodeKey.MAX_CODE));
            String cas = one.or("cas", text("a card system, * for any", ErrorCodeKey.MAX_CAS), ErrorCodeKey.ANY);
            String model = one.or("model", text("a model, * for any", ErrorCodeKey.MAX_MODEL), ErrorCodeKey.ANY);
            ErrorCodeKey key = new ErrorCodeKey(code, cas, model);
            if (entries.put(key, content(one, code)) != null) {
                one.problem("code", "stands here twice for the same card system and model");
            }
        }
        root.done();
        problems.throwIfAny();
        return entries;
    }

    private static ErrorCode.Content content(YamlMap one, String code) {
        List<CauseHint> hints = new ArrayList<>();
        List<YamlMap> causes = one.maps("causes");
        causes.forEach(hint -> hints.add(new CauseHint(hint.required("cause", CAUSE), hint.or("weight", WEIGHT, 1.0))));
        if (hints.size() > ErrorCode.Content.MAX_HINTS) {
            one.problem("causes", "has too many; allowed: " + ErrorCode.Content.MAX_HINTS);
        }
        return new ErrorCode.Content(code.strip(),
                WrittenText.inAll(one.map("meaning"), text("a text", ErrorCode.Content.MAX_MEANING)),
                one.required("source", Kind.word(StatusSource.class)),
                WrittenText.inAll(one.map("todo"), text("a text", ErrorCode.Content.MAX_TODO)), hints,
                one.or("escalate", Kind.bool(), false));
    }

    private static Kind<String> text(String what, int most) {
        return Kind.of(what + " of 1 to " + most + " characters", "?",
                text -> text.isBlank() || text.length() > most ? null : text);
    }
}
