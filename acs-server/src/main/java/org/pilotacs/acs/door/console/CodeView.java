package org.pilotacs.acs.door.console;

import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.errorcode.ErrorCode;
import org.pilotacs.acs.errorcode.ErrorCodeKey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An error code as people see it.
///
/// @param code as the screen shows it
/// @param boxes which boxes it is said of; empty for all
/// @param source what it speaks of
/// @param causes that it points to, in a line; empty for none
/// @param escalate whether somebody else must see to it
public record CodeView(String code, String boxes, String meaning, String todo, String source, String causes,
        boolean escalate) {
    static CodeView of(ErrorCode entry, Knowledge knowledge, Words words) {
        ErrorCode.Content content = entry.content();
        List<String> causes = content.hints().stream().map(hint -> knowledge.cause(hint.cause()))
                .flatMap(Optional::stream).map(cause -> words.say(cause.title())).toList();
        String boxes = Stream.of(entry.key().cas(), entry.key().model()).filter(one -> !one.equals(ErrorCodeKey.ANY))
                .collect(Collectors.joining(" · "));
        return new CodeView(content.printed(), boxes, words.say(content.meaning()), words.say(content.todo()),
                words.say(content.source().of()), String.join(", ", causes), content.escalate());
    }
}
