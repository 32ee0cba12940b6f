package org.pilotacs.acs.door.portal;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.PortalPath;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer with a telephone in their hand, when they come, then each button is walked to its true end.
class PortalTest extends PortalCase {
    private static final int MOST_BYTES = 100 * 1024;

    @ParameterizedTest
    @CsvSource({ "en-GB, LIGHT, en, What do you see?", "pl-PL, DARK, pl, Co widzisz?"})
    void the_first_page_asks_one_question_and_shows_the_boxes(String language, ColorScheme scheme, String tag,
            String question) {
        Page page = enter(language, scheme, true);
        assertThat(page.locator("h1")).hasText(question);
        assertThat(page.locator(".screens button")).hasCount(Screen.values().length);
        assertThat(page.locator(".boxes li")).hasCount(2);
        fine(page);
        picture(page, "my-home-" + tag);
        goTo(page, box);
        assertThat(page.locator(".state")).isVisible();
        fine(page);
        picture(page, "my-box-" + tag);
        page.navigate(door.mine(PortalPath.of(box) + "/history").toString());
        fine(page);
        page.navigate(door.mine(PortalPath.of(box) + "/about").toString());
        assertThat(page.locator(".facts")).containsText("SN-1001");
        fine(page);
        picture(page, "my-about-" + tag);
        page.locator("main a.button").click();
        assertThat(page.locator(".manual h2").first()).isVisible();
        fine(page);
        picture(page, "my-manual-" + tag);
        page.navigate(door.mine("/my/write").toString());
        fine(page);
        page.navigate(door.mine("/my/boxes/nobody").toString());
        fine(page);
    }

    @Test
    void the_first_view_is_small() {
        Page page = BROWSER.page(PHONE, ColorScheme.LIGHT, true, "en-GB");
        List<Response> all = new CopyOnWriteArrayList<>();
        page.onResponse(all::add);
        page.navigate(link());
        page.locator("main .primary").click();
        assertThat(page.locator(".boxes li")).hasCount(2);
        page.waitForLoadState();
        long bytes = all.stream().mapToLong(PortalTest::size).sum();
        assertThat(bytes).as("all that came over the line: %s", all.stream().map(Response::url).toList())
                .isBetween(5_000L, (long) MOST_BYTES);
    }

    private static long size(Response response) {
        return response.request().sizes().responseBodySize + response.request().sizes().responseHeadersSize;
    }

    @ParameterizedTest
    @CsvSource({ "true", "false"})
    void a_restart_is_followed_to_its_end_with_scripts_and_without(boolean scripts) {
        Page page = enter("en-GB", ColorScheme.LIGHT, scripts);
        goTo(page, box);
        named(page, AriaRole.LINK, "Restart the box").click();
        if (scripts) {
            fine(page);
        }
        named(page, AriaRole.BUTTON, "Do it").click();
        assertThat(page.locator(".panel .says")).hasText("Your box gets the order in a moment.");
        door.core.park(door.core.claim(box.id()));
        seen(page, scripts, "Your box is restarting. The picture comes back by itself.");
        if (scripts) {
            fine(page);
            picture(page, "my-restart");
        }
        door.core.settle(door.core.resume(box.id()), door.core.confirmed());
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        seen(page, scripts, "Done. Your box has restarted.");
        goTo(page, box);
        named(page, AriaRole.LINK, "What was done").click();
        assertThat(page.locator(".history li").first()).containsText("Restart the box: done");
    }

    private static void seen(Page page, boolean scripts, String text) {
        if (!scripts) {
            page.reload();
        }
        assertThat(page.locator(".panel .says")).hasText(text);
    }

    @Test
    void the_factory_PIN_comes_back_after_the_code_that_was_sent() throws IOException {
        Page page = enter();
        goTo(page, box);
        named(page, AriaRole.LINK, "Restore the factory PIN").click();
        named(page, AriaRole.BUTTON, "Send me the code").click();
        fine(page);
        picture(page, "my-code");
        String code = code();
        page.locator("#code").fill(code.equals("111111") ? "222222" : "111111");
        named(page, AriaRole.BUTTON, "Restore the factory PIN").click();
        assertThat(page.locator("[role=alert]")).containsText("You can try 4 more times");
        fine(page);
        page.locator("#code").fill(code.substring(0, 3) + " " + code.substring(3));
        named(page, AriaRole.BUTTON, "Restore the factory PIN").click();
        assertThat(page.locator(".panel .word")).hasText("In a moment");
        assertThat(page.content()).as("nothing of the PIN before it is so").doesNotContain("0000");
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        assertThat(page.locator(".panel")).not().containsText("In a moment");
    }

    @Test
    void what_goes_by_satellite_ends_with_the_customers_word() {
        Page page = enter();
        goTo(page, listener);
        named(page, AriaRole.LINK, "Restore channels").click();
        named(page, AriaRole.BUTTON, "Do it").click();
        assertThat(page.locator(".panel .says")).hasText("It goes out by satellite in a moment.");
        door.core.air.takes(listener.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        assertThat(page.locator(".panel .says")).containsText("Sent by satellite.");
        assertThat(page.locator("ol.you")).containsText("Choose channel 1.");
        fine(page);
        picture(page, "my-on-air");
        door.core.air.stands(listener.id(), SampleAiring.arrived(9, TestDoor.NOW));
        named(page, AriaRole.BUTTON, "Yes, it works").click();
        assertThat(page.locator(".panel .word")).hasText("Done");
        fine(page);
    }

    @Test
    void who_points_at_a_picture_has_the_box_looked_at() {
        Page page = enter();
        named(page, AriaRole.BUTTON, "Squares in the picture").click();
        assertThat(page.locator("h1")).hasText("Which box is it about?");
        fine(page);
        page.locator(".choice").filter(new Locator.FilterOptions().setHasText("010744321187")).click();
        assertThat(page.locator(".state .word")).hasText("Being checked");
        fine(page);
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        door.core.desk.harvest();
        door.examinations.sweep();
        assertThat(page.locator(".state .word")).not().hasText("Being checked");
        assertThat(page.locator(".state .says")).not().isEmpty();
    }

    @Test
    void a_message_arrives_with_what_is_known_of_the_box() {
        Page page = enter();
        page.locator("footer").getByText("Write to us").click();
        page.locator("#box").selectOption(box.id().value());
        page.locator("#screen").selectOption("squares");
        page.locator("#text").fill("Since the storm <script>alert(1)</script>");
        named(page, AriaRole.BUTTON, "Send").click();
        assertThat(page.locator("[role=status]")).containsText("Thank you");
        ContactNote note = door.core.contacts.search(ContactSearch.ofDevice(box.id(), null, 5)).contacts().getFirst()
                .note();
        assertThat(note.channel()).isEqualTo(ContactChannel.WEB);
        assertThat(note.text()).isEqualTo("Since the storm <script>alert(1)</script>");
    }

    @Test
    void during_an_incident_it_says_so_and_offers_nothing_useless() {
        door.post("/care/v1/incidents", """
                {"kind":"weak-signal","group":{"dimension":"everywhere"},"text":"We mend the uplink.","agent":"noc"}
                """);
        Page page = enter();
        goTo(page, box);
        assertThat(page.locator(".state .says")).hasText("We mend the uplink.");
        assertThat(named(page, AriaRole.LINK, "Restart the box")).hasCount(0);
        fine(page);
        picture(page, "my-incident");
    }
}
