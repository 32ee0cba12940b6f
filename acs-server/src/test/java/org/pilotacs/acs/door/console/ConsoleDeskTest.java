package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.reading.Reading;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Contacts, what happened to a box, what codes mean: in a real browser, with a box that the test plays.
class ConsoleDeskTest extends ConsoleCase {
    private List<Contact> contacts() {
        return door.core.contacts.search(ContactSearch.ofDevice(box.id(), (String) null, 50)).contacts();
    }

    private void examined(String code) {
        door.examinations.begin(box.id(), new Examination.Asked("console", Complaint.NO_SIGNAL, code), false,
                "k" + code);
    }

    private HttpResponse<String> send(String form) {
        return door.send(HttpRequest.newBuilder(door.uri(DeviceView.href(box) + "/contacts"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void given_a_diagnosis_and_an_action_when_the_form_is_saved_then_the_contact_holds_both() {
        examined("E48-32");
        Action restart = door.begin(box, new ActionRequest.Restart());
        Page page = visit(DeviceView.href(box), true, "en-GB");
        Locator form = page.locator(".note");
        assertThat(form.locator("[name=said]")).hasValue("no-signal");
        assertThat(form.locator("[name=code]")).hasValue("E48-32");
        assertThat(form.locator("[name=done]")).isChecked();
        form.locator("[name=cause]").selectOption("dish-moved");
        form.getByLabel("it will show later").check();
        form.locator("textarea").fill("wind since Sunday");
        button(page, "Save").click();
        assertThat(page.locator(".saved")).containsText("by you");
        assertThat(page.locator(".saved")).isFocused();
        assertThat(page.locator(".past")).containsText("wind since Sunday");
        Contact contact = contacts().getFirst();
        assertThat(contact.note().complaint()).isEqualTo(Complaint.NO_SIGNAL);
        assertThat(contact.note().errorCode()).isEqualTo("E48-32");
        assertThat(contact.note().channel()).isEqualTo(ContactChannel.PHONE);
        assertThat(contact.note().helped()).isEqualTo(Helped.LATER);
        assertThat(contact.note().cause()).isNotNull().matches(cause -> cause.id().equals("dish-moved"));
        assertThat(contact.note().diagnosis()).isNotBlank();
        assertThat(contact.note().done()).singleElement()
                .matches(deed -> restart.id().equals(deed.action()) && deed.kind().equals("restart"));
    }

    @Test
    void without_scripts_the_form_saves_and_says_so_in_polish() {
        Page page = visit(DeviceView.href(box), false, "pl-PL");
        page.locator(".note [name=said]").selectOption("pixels");
        button(page, "Zapisz").click();
        assertThat(page.locator(".saved")).containsText("przez ciebie");
        assertThat(page.locator(".past")).containsText("Nie pytano, czy pomogło");
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void a_form_that_is_sent_twice_is_saved_once() {
        String form = "key=page-1&said=pin&channel=phone&note=a%0D%0Ab";
        assertThat(send(form).statusCode()).isEqualTo(303);
        assertThat(send(form).statusCode()).isEqualTo(303);
        assertThat(contacts()).singleElement().matches(one -> one.note().text().equals("a\nb"));
        assertThat(send(form + "&helped=yes").statusCode()).isEqualTo(409);
    }

    @Test
    void what_no_form_of_ours_says_changes_nothing() {
        for (String form : List.of("channel=phone", "said=rain&channel=phone", "said=pin&channel=pigeon",
                "said=pin&channel=phone&helped=perhaps", "said=pin&channel=phone&cause=gremlins",
                "said=pin&channel=phone&done=%00", "said=pin&channel=phone&done=" + "0".repeat(24),
                "said=pin&channel=phone&diagnosis=" + "0".repeat(24))) {
            assertThat(send("key=k&" + form).statusCode()).as(form).isEqualTo(400);
        }
        assertThat(send("said=pin&channel=phone&key=" + "x".repeat(200)).statusCode()).isEqualTo(409);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void what_is_typed_stays_while_the_page_around_it_is_shown_anew() {
        Action check = door.begin(box, new ActionRequest.CheckSignal());
        Page page = visit(DeviceView.href(box), true, "en-GB");
        page.locator("#contact-note").fill("half a sentence");
        page.locator(".note [name=helped][value=no]").check();
        Awaitility.await().until(() -> door.actions.watching(check.id()) == 1);
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("137"));
        assertThat(page.locator("#live")).containsText("Confirmed: read");
        assertThat(page.locator(".past")).containsText("Confirmed: read");
        assertThat(page.locator("#contact-note")).hasValue("half a sentence");
        assertThat(page.locator(".note [name=helped][value=no]")).isChecked();
    }

    @Test
    void the_timeline_tells_all_newest_first_and_can_be_narrowed() {
        door.core.history.append(box.id(), List.of(
                new Reading("start", "true", "", TestDoor.NOW.minus(Duration.ofDays(6)), "test")));
        examined("");
        send("key=1&said=pixels&channel=phone&helped=yes");
        door.core.clock.advance(Duration.ofMinutes(5));
        door.begin(box, new ActionRequest.Restart());
        Page page = visit(DeviceView.href(box), false, "en-GB");
        Locator lines = page.locator(".past li");
        assertThat(lines.first()).containsText("Restart");
        assertThat(page.locator(".past")).containsText("The picture breaks up · It helped");
        assertThat(lines.last()).containsText("Started");
        page.locator(".past nav").getByText("Contacts").click();
        assertThat(lines).hasCount(1);
        assertThat(page.locator(".past [aria-current]")).hasText("Contacts");
        page.locator(".past nav").getByText("Box", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(lines).hasCount(1);
    }

    @Test
    void a_long_past_is_told_page_by_page() {
        for (int i = 0; i < 35; i++) {
            send("key=" + i + "&said=pixels&channel=phone&note=call-" + i);
            door.core.clock.advance(Duration.ofMinutes(1));
        }
        Page page = visit(DeviceView.href(box) + "?show=contact", false, "en-GB");
        assertThat(page.locator(".past li")).hasCount(30);
        page.getByText("Older").click();
        assertThat(page.locator(".past li")).hasCount(5);
        assertThat(page.locator(".past li").last()).containsText("call-0");
        page.getByText("Newest").click();
        assertThat(page.locator(".past li").first()).containsText("call-34");
        assertThat(door.get(DeviceView.href(box) + "?after=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_is_explained_as_it_is_typed_and_taken_over() {
        Page page = visit(DeviceView.href(box), true, "en-GB");
        page.locator("#screen-code").pressSequentially("e48 32");
        assertThat(page.locator(".code-says b").first()).hasText("E48-32");
        assertThat(page.locator("#contact-code")).hasValue("e48 32");
        page.locator("#screen-code").fill("<b>ZZZ</b>");
        assertThat(page.locator("#code-says")).containsText("No such code is known.");
    }

    @Test
    void without_scripts_the_page_after_a_check_explains_the_code() {
        examined("E48-32");
        Page page = visit(DeviceView.href(box), false, "pl-PL");
        assertThat(page.locator(".code-says")).containsText("Co zrobić");
    }

    @Test
    void the_table_of_codes_is_searched() {
        Page page = visit("/error-codes", true, "pl-PL");
        page.locator("#code-text").pressSequentially("brak sygnalu");
        assertThat(page.locator("#rows tbody tr").first()).containsText("ygnał");
        page.locator("#code-text").fill("<script>document.title='taken'</script>");
        assertThat(page.locator(".none")).containsText("Takiego kodu nie znamy.");
        assertThat(page.title()).isNotEqualTo("taken");
    }

    @Test
    void hostile_texts_are_only_text() {
        String script = "<script>document.title='taken'</script>";
        Identity hostile = new Identity(script, "A1B2C3", script,
                "SN\"><img src=x onerror=\"document.title='taken'\">");
        box = door.core.sees(new Box(hostile).comes(TestDoor.NOW, DeviceEvent.Kind.BOOTSTRAP,
                Box.value("Device.DeviceInfo.ModelName", "=cmd()" + script)));
        Page page = visit(DeviceView.href(box), true, "en-GB");
        page.locator(".note [name=said]").selectOption("other");
        page.locator("#contact-note").fill(script);
        page.locator("#contact-code").fill(script);
        button(page, "Save").click();
        assertThat(page.locator(".past")).containsText(script);
        assertThat(page.locator("main script, main img")).hasCount(0);
        page.keyboard().press("Control+k");
        page.keyboard().type("SN");
        assertThat(page.locator("#palette [data-href]")).hasCount(2);
        assertThat(page.locator("#palette script, #palette img")).hasCount(0);
        assertThat(page.title()).isNotEqualTo("taken");
        assertThat(door.get("/reports/causes.csv?by=model").body()).contains("'=cmd()");
    }
}
