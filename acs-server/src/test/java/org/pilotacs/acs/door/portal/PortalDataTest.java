package org.pilotacs.acs.door.portal;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.Deed;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer of whom much is kept, when they come with a telephone in their hand, then they take it out and have it erased.
class PortalDataTest extends PortalCase {
    @ParameterizedTest
    @CsvSource({ "true", "false"})
    void the_past_is_downloaded_and_erased_with_scripts_and_without(boolean scripts) throws IOException {
        door.begin(box, new ActionRequest.CheckSignal());
        Page page = enter("en-GB", ColorScheme.LIGHT, scripts);
        page.locator("footer").getByText("My data").click();
        assertThat(page.locator("main")).containsText("30 days");
        Download file = page.waitForDownload(() -> named(page, AriaRole.BUTTON, "Download").click());
        assertThat(file.suggestedFilename()).isEqualTo("personal-data-10045512.json");
        assertThat(Files.readString(file.path())).contains("\"number\" : \"10045512\"", "SN-1001");
        named(page, AriaRole.LINK, "Erase my history").click();
        assertThat(page.locator("main")).containsText("You stay our customer");
        named(page, AriaRole.BUTTON, "Send me the code").click();
        String code = code();
        page.locator("#code").fill(code.equals("111111") ? "222222" : "111111");
        named(page, AriaRole.BUTTON, "Erase my history").click();
        assertThat(page.locator("[role=alert]")).containsText("You can try 4 more times");
        looks(page, scripts, "my-erase-en");
        page.locator("#code").fill(code);
        named(page, AriaRole.BUTTON, "Erase my history").click();
        assertThat(page.locator(".panel .word")).containsText("We wait until your boxes have done what they are at.");
        looks(page, scripts, "my-erasing-en");
        String followed = page.url();
        page.navigate(door.mine("/my/data/erase").toString());
        assertThat(page.locator(".notice")).hasText("It is being done.");
        named(page, AriaRole.LINK, "How it goes").click();
        assertThat(page).hasURL(followed);
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        door.personalData.tick();
        page.reload();
        assertThat(page.locator(".panel .word")).hasText("Your history is erased.");
        assertThat(page.locator(".facts div").filter(new Locator.FilterOptions().setHasText("Orders")).locator("dd"))
                .hasText("1");
        List<Integer> rows = page.locator(".facts dd").allTextContents().stream().map(Integer::valueOf).toList();
        assertThat(rows.subList(0, rows.size() - 1).stream().mapToInt(Integer::intValue).sum()).as("in all")
                .isEqualTo(rows.getLast());
        looks(page, scripts, "my-erased-en");
        assertThat(door.actions.ofDevice(box.id(), 5)).isEmpty();
        page.navigate(door.mine("/my/data/erase").toString());
        assertThat(page.locator(".notice")).containsText("Possible again from");
        page.navigate(door.mine("/my").toString());
        // they stay a customer, and signed in
        assertThat(page.locator(".boxes li")).hasCount(2);
    }

    @Test
    void what_is_kept_and_what_an_erasure_does_is_said_in_Polish_too() {
        Page page = enter("pl-PL", ColorScheme.DARK, true);
        page.locator("footer").getByText("Moje dane").click();
        assertThat(page.locator("main")).containsText("30 dni");
        looks(page, true, "my-data-pl");
        named(page, AriaRole.LINK, "Usuń moją historię").click();
        assertThat(page.locator("main")).containsText("Nie da się tego odwołać ani cofnąć.");
        looks(page, true, "my-erase-pl");
    }

    @Test
    void another_sites_page_has_nothing_given_out_or_erased() {
        String session = session();
        for (String path : List.of("/my/data/download", "/my/data/code", "/my/data/erase")) {
            assertThat(form(path, "code=123456", session).statusCode()).as(path).isEqualTo(403);
            assertThat(form(path, "code=123456&mark=" + "0".repeat(64), session).statusCode()).isEqualTo(403);
            assertThat(form(path, "code=123456", "").statusCode()).isEqualTo(401);
        }
        assertThat(get("/my/data/download", session).statusCode()).as("no link of theirs either").isEqualTo(405);
        assertThat(get("/my/data/erasures/" + "0".repeat(24), session).statusCode()).isEqualTo(404);
        assertThat(door.personalData.erasures(ANNA.subscriber())).isEmpty();
        assertThat(trail(Deed.EXPORTED)).isEmpty();
        assertThat(letters.toFile().list()).isEmpty();
    }
}
