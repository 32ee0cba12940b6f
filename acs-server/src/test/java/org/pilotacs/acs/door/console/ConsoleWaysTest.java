package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Getting about by keys, by the palette, and in which colours.
class ConsoleWaysTest extends ConsoleCase {
    @Test
    void g_and_a_letter_lead_to_each_page() {
        Page page = visit(DeviceView.href(box), true, "en-GB");
        assertThat(page.locator(".keys")).isVisible();
        page.keyboard().press("g");
        page.keyboard().press("e");
        assertThat(page).hasURL(door.uri("/error-codes").toString());
        assertThat(page.locator(".places [aria-current]")).hasText("Error codes");
        assertThat(page.locator(".keys")).isVisible();
        page.keyboard().press("g");
        page.keyboard().press("r");
        assertThat(page).hasURL(door.uri("/reports").toString());
        assertThat(page.locator(".keys")).isVisible();
        page.keyboard().press("g");
        page.keyboard().press("b");
        assertThat(page).hasURL(door.uri("/").toString());
    }

    @Test
    void letters_in_a_field_are_only_letters() {
        Page page = visit(DeviceView.href(box), true, "en-GB");
        page.locator("#contact-note").pressSequentially("g e / ?");
        assertThat(page.locator("#contact-note")).hasValue("g e / ?");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    @Test
    void the_keys_are_shown_and_the_focus_comes_back() {
        Page page = visit(DeviceView.href(box), true, "pl-PL");
        Locator link = page.locator(".who a").first();
        link.focus();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).containsText("Skróty klawiszowe");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        assertThat(link).isFocused();
    }

    @Test
    void the_palette_finds_a_box() {
        Page page = visit("/error-codes", true, "en-GB");
        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette-text")).isFocused();
        page.keyboard().type("SN-1001");
        assertThat(page.locator("#palette [data-href]")).hasCount(1);
        assertThat(page.locator("#palette [role=status]")).hasText("1 found");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(door.uri(DeviceView.href(box)).toString());
    }

    @Test
    void the_palette_leads_to_an_action_and_orders_nothing() {
        Page page = visit(DeviceView.href(box), true, "en-GB");
        page.keyboard().press("Control+k");
        page.keyboard().type("RES");
        Locator chosen = page.locator("#palette [aria-selected=true]");
        assertThat(chosen).hasText("Restart");
        page.keyboard().press("ArrowDown");
        assertThat(chosen).hasText("Reset PIN");
        assertThat(page.locator("#palette-text")).hasAttribute("aria-activedescendant", "palette-1");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("#palette")).isHidden();
        assertThat(page.locator(":focus")).hasText("Restart");
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        page.keyboard().press("Control+k");
        page.keyboard().press("Escape");
        assertThat(page.locator(":focus")).hasText("Restart");
    }

    @Test
    void the_palette_leads_to_the_contact_form() {
        Page page = visit(DeviceView.href(box), true, "pl-PL");
        page.keyboard().press("Control+k");
        page.keyboard().type("kontakt");
        page.keyboard().press("Enter");
        assertThat(page.locator("#contact-said")).isFocused();
    }

    @Test
    void the_colours_are_kept() {
        Page page = visit("/error-codes", true, "en-GB");
        page.locator(".theme").getByText("dark").click();
        assertThat(page).hasURL(door.uri("/error-codes").toString());
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(20, 22, 24)");
        page.navigate(door.uri("/").toString());
        assertThat(page.locator(".theme [aria-pressed=true]")).hasText("dark");
        page.locator(".theme").getByText("as the system").click();
        assertThat(page.locator("body")).hasCSS("background-color", Pattern.compile("rgb\\(246, 246, 244\\)"));
    }
}
