package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Every page in every state, at every width, light and dark, in each language: nothing overflows, nothing complains, and
/// everybody can use it. With `-Dpilot.screens=true` the pictures are in `target/screens`.
class ConsoleLooksTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Path SCREENS = Path.of("target", "screens");
    private static final String OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final List<Integer> WIDTHS = List.of(375, 768, 1280);
    /// Pages are laid out in one way on a phone and in another on a desk.
    private static final Map<Integer, Axe> LIGHT = Map.of(1280, Axe.ALL, 375, Axe.ALL_BUT_CONTRAST);
    private static final Map<Integer, Axe> DARK = Map.of(375, Axe.CONTRAST);
    private static final Map<Integer, Axe> POLISH = Map.of(375, Axe.ALL_BUT_CONTRAST);
    private static Gallery gallery;

    @BeforeAll
    static void open() {
        gallery = new Gallery();
    }

    @AfterAll
    static void close() {
        gallery.close();
    }

    static List<Gallery.Sight> sights() {
        return gallery.sights();
    }

    /// Contrast depends on the colours, not on the language, and takes most of the time: it is looked at once in each layout and
    /// once in light and in dark. All else depends on the language, not on the colours; what holds at both widths in English
    /// holds at both in Polish, if it holds at one.
    @ParameterizedTest
    @MethodSource("sights")
    void aPageFitsAndIsAccessible(Gallery.Sight sight) {
        SoftAssertions softly = new SoftAssertions();
        Page english = open(sight, ColorScheme.LIGHT, "en-GB");
        look(english, sight + "-en-light", LIGHT, softly);
        english.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(english, sight + "-en-dark", DARK, softly);
        Page polish = open(sight, ColorScheme.DARK, "pl-PL");
        look(polish, sight + "-pl-dark", POLISH, softly);
        softly.assertAll();
    }

    private static Page open(Gallery.Sight sight, ColorScheme scheme, String language) {
        Page page = BROWSER.page(1280, scheme, true, language);
        page.navigate(sight.uri());
        sight.then().accept(page);
        return page;
    }

    private static void look(Page page, String name, Map<Integer, Axe> rules, SoftAssertions softly) {
        for (int width : WIDTHS) {
            String where = name + "-" + width;
            page.setViewportSize(width, 900);
            if (Boolean.getBoolean("pilot.screens")) {
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(SCREENS.resolve(where + ".png")).setFullPage(true));
            }
            softly.assertThat(page.evaluate(OVERFLOW)).as(where + " overflows by").isEqualTo(0);
            Axe held = rules.get(width);
            if (held != null) {
                softly.assertThat(held.violations(page)).as(where).isEmpty();
            }
        }
    }
}
