package org.pilotacs.acs;

import java.util.ArrayList;
import java.util.List;

/// Writes configuration as `pilot.yaml` would have it.
final class ConfigText {
    private static final String HEAD = """
            # Pilot: every setting with its default. Copy this file, remove the # before a key and change its value.
            #
            # The environment overrides the file, the command line overrides both. The variable of a key is PILOT_ and the
            # key in capitals, with _ for each dot and dash: cwmp.session-timeout is PILOT_CWMP_SESSION_TIMEOUT. A list is
            # separated by commas there. An unknown key or variable, or a value that is not allowed, stops the start.
            # Durations: 1500ms, 30s, 10m, 1h, 2d. Sizes: 512B, 64KiB, 16MiB.

            """;

    private ConfigText() {}

    /// Every key, commented out, with what it means and what is allowed.
    static String reference() {
        StringBuilder text = new StringBuilder(HEAD);
        List<String> open = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            String indent = enter(setting, open, text);
            text.append(indent).append("# ").append(setting.means()).append(".\n");
            text.append(indent).append("# Allowed: ").append(setting.allowed()).append(".\n");
            text.append(indent).append('#').append(setting.name()).append(": ")
                    .append(setting.written(AcsConfig.DEFAULT)).append('\n');
        }
        return text.toString();
    }

    /// Every key with its value, secrets masked, and where the value came from.
    static String effective(AcsConfig config) {
        StringBuilder text = new StringBuilder("# Effective configuration, and where each value came from.\n");
        List<String> open = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            String indent = enter(setting, open, text);
            String line = indent + setting.name() + ": " + setting.written(config);
            text.append("%-50s # %s\n".formatted(line, config.origins().getOrDefault(setting.key(), "default")));
        }
        return text.toString();
    }

    /// Opens the sections that a setting lies in and that are not open yet; gives the indent of its line.
    private static String enter(Setting<?> setting, List<String> open, StringBuilder text) {
        List<String> sections = setting.steps().subList(0, setting.steps().size() - 1);
        for (int i = 0; i < sections.size(); i++) {
            if (i < open.size() && open.get(i).equals(sections.get(i))) {
                continue;
            }
            open.subList(i, open.size()).clear();
            open.add(sections.get(i));
            text.append(i == 0 ? "\n" : "").append("  ".repeat(i)).append(sections.get(i)).append(":\n");
        }
        return "  ".repeat(sections.size());
    }
}
