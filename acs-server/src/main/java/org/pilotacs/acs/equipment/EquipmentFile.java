package org.pilotacs.acs.equipment;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.equipment.Specification.Row;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A sheet as it is written: YAML. Immutable.
///
/// @param file names it in problems
/// @param operators whether the operator wrote it
record EquipmentFile(String profile, String file, String text, boolean operators) {
    private static final int MAX_ROWS = 50;
    private static final Kind<String> NAME = text("a name", 80);
    private static final Kind<String> LABEL = text("a text", 80);
    private static final Kind<String> VALUE = text("a text", 300);

    /// The sheet; null if nothing could be read.
    ///
    /// @param beside manuals that are files of their own
    @Nullable
    EquipmentSheet read(Map<Language, Manual> beside, Problems problems) {
        int before = problems.all().size();
        YamlMap map = YamlMap.read(file, text, problems);
        if (problems.all().size() > before) {
            return null;
        }
        Saying name = WrittenText.inAll(map.map("name"), NAME);
        EquipmentKind kind = map.required("kind", Kind.word(EquipmentKind.class));
        Specification specification = specification(map);
        Map<Language, Manual> manuals = manuals(map.map("manual"), beside, problems);
        map.done();
        return new EquipmentSheet(profile, name, kind, specification, manuals);
    }

    private static Specification specification(YamlMap map) {
        List<Row> rows = new ArrayList<>();
        for (YamlMap row : map.maps("specification")) {
            Saying label = WrittenText.inAll(row.map("label"), LABEL);
            rows.add(new Row(label, row.has("value") && !row.hasValue("value")
                    ? WrittenText.inAll(row.map("value"), VALUE)
                    : Saying.of(row.required("value", VALUE))));
        }
        if (rows.size() > MAX_ROWS) {
            map.problem("specification", "has too many rows: " + rows.size() + "; allowed: " + MAX_ROWS);
        }
        return new Specification(rows);
    }

    private Map<Language, Manual> manuals(YamlMap texts, Map<Language, Manual> beside, Problems problems) {
        Map<Language, Manual> manuals = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Manual own = beside.get(language);
            manuals.put(language, own == null ? manual(texts, language, problems) : own);
            if (own != null && texts.optional(language.tag(), Kind.text()).isPresent() && operators) {
                texts.problem(language.tag(), "is in a file of its own too; keep one of them");
            }
        }
        return manuals;
    }

    private Manual manual(YamlMap texts, Language language, Problems problems) {
        String key = language.tag();
        String markdown = texts.required(key, Kind.text());
        return texts.hasValue(key)
                ? MarkdownManual.read(language, markdown,
                        (what, line) -> problems.add(new Problem(file, lineOf(texts.line(key), markdown, line),
                                "manual." + key, what)))
                : new Manual.Text(language, "", List.of());
    }

    /// Line of the file in which a line of a text stands: as many below the key's as it should be for a text after `|`. If
    /// something else stands there the text is written in another way, and it is the key's.
    private int lineOf(int key, String markdown, int line) {
        List<String> written = text.lines().skip((long) key + line).limit(1).toList();
        List<String> meant = markdown.lines().skip(line).limit(1).toList();
        return written.size() == 1 && meant.size() == 1 && written.getFirst().strip().equals(meant.getFirst().strip())
                ? key + line + 1
                : key;
    }

    private static Kind<String> text(String what, int most) {
        return Kind.of(what + " of 1 to " + most + " characters", "?",
                text -> text.isBlank() || text.length() > most ? null : text.strip());
    }
}
