package org.pilotacs.acs.door;

import org.pilotacs.acs.reading.ReadingName;

import java.util.List;

/// What a reading is called by people.
///
/// @param group key of what it belongs to, for example `tuner`
/// @param title of that, for example `Tuner`
/// @param instance which of several, for example `1` or `1.2`; empty if there is only one
/// @param field what is measured, for example `C/N`
public record ReadingLabel(String group, String title, String instance, String field) {
    public static ReadingLabel of(String name, Words words) {
        String template = ReadingName.ofName(name).map(ReadingName::template).orElse(name);
        String group = group(template);
        String plain = template.replaceAll("[{}]", "");
        return new ReadingLabel(group, words.sayOr("group." + group, group), instance(name),
                words.sayOr("field." + plain, plain.substring(plain.indexOf('.') + 1)));
    }

    /// For example `Tuner 1: C/N`.
    public String whole() {
        return heading() + ": " + field;
    }

    /// For example `Tuner 1`.
    public String heading() {
        return instance.isEmpty() ? title : title + " " + instance;
    }

    /// What comes before the last instance number, or the first word.
    private static String group(String template) {
        int last = template.lastIndexOf(".{");
        if (last >= 0) {
            return template.substring(0, last).replaceAll("[{}]", "");
        }
        int dot = template.indexOf('.');
        return dot < 0 || List.of("memory", "firmware", "pin").contains(template.substring(0, dot))
                ? "box"
                : template.substring(0, dot);
    }

    private static String instance(String name) {
        StringBuilder text = new StringBuilder();
        for (String part : name.split("\\.")) {
            if (part.chars().allMatch(Character::isDigit)) {
                text.append(text.isEmpty() ? "" : ".").append(part);
            }
        }
        return text.toString();
    }
}
