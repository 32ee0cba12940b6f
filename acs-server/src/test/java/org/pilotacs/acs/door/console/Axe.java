package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Deque's accessibility rules (WCAG 2 A and AA, and good practice), held against a page as it stands in the browser.
public enum Axe {
    ALL("{}"),
    /// Takes most of the time, and does not depend on the language.
    CONTRAST("{runOnly: ['color-contrast']}"),
    /// Depends on no colour.
    ALL_BUT_CONTRAST("{rules: {'color-contrast': {enabled: false}}}");

    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => (await axe.run(document, %s)).violations.flatMap(rule => rule.nodes.map(node =>
                rule.impact + ' ' + rule.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary))
            """;

    private final String options;

    Axe(String options) {
        this.options = options;
    }

    /// What these rules find, a line for each place; it begins with how bad it is: minor, moderate, serious or critical.
    public List<String> violations(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN.formatted(options))).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
