package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.NewArtefact;
import org.pilotacs.acs.firmware.Shelf;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// The files that boxes can be given, in a real browser.
class ConsoleFirmwareTest extends ConsoleCase {
    private static final byte[] FILE = new byte[2_500_000];

    static {
        new Random(3).nextBytes(FILE);
    }

    private Page form() {
        Page page = visit("/firmware", true);
        page.locator("#fw-file").setInputFiles(new FilePayload("sv l2 (1).bin", "application/octet-stream", FILE));
        page.locator("#fw-model").fill("SV-L2");
        page.locator("#fw-version").fill("3.1.0");
        return page;
    }

    private Artefact kept(String version, String notes) throws IOException {
        Path file = Files.write(Files.createTempFile("artefact", ".bin"), new byte[]{ 1, 2, 3});
        NewArtefact wanted = new NewArtefact(Artefact.Kind.FIRMWARE, new Fit("", "SV-L2", "r2", List.of("2.4.*")),
                version,
                notes, "", "", "anna");
        Artefact kept = Shelf.put(door.core.database, door.core.images, wanted, file, door.core.clock.instant());
        Files.delete(file);
        return kept;
    }

    @Test
    void a_file_is_sent_in_parts_and_shown_with_all_that_was_said_of_it() throws IOException {
        Page page = form();
        page.locator("#fw-from").fill("2.4.*, 3.0.0");
        page.locator("#fw-notes").fill("Nowe kanały\n<b>i HDR</b>");
        button(page, "Send").click();
        page.waitForURL("**/firmware/*");
        assertThat(page.locator("h1")).hasText("SV-L2 3.1.0");
        assertThat(page.locator(".notes-text")).hasText("Nowe kanały\n<b>i HDR</b>");
        assertThat(page.locator(".one-firmware")).containsText("2.4.*, 3.0.0");
        Artefact image = door.core.images.all().getFirst();
        assertThat(Files.readAllBytes(door.core.images.file(image).orElseThrow())).isEqualTo(FILE);
        assertThat(image.fileName()).isEqualTo("sv_l2__1_.bin");
    }

    @Test
    void it_goes_on_after_a_line_that_broke_and_after_a_page_that_was_closed() throws IOException {
        Page page = form();
        AtomicInteger parts = new AtomicInteger();
        page.route("**/firmware/uploads/*", route -> {
            if (route.request().method().equals("PATCH") && parts.incrementAndGet() == 2) {
                route.abort();
            } else if (parts.get() == 3) {
                button(page, "Stop").dispatchEvent("click");
                route.abort();
            } else {
                route.resume();
            }
        });
        button(page, "Send").click();
        assertThat(page.locator("#fw-said"))
                .hasText("Stopped. Choose the same file and press Send again: it goes on from here.");
        page.unroute("**/firmware/uploads/*");
        button(page, "Send").click();
        page.waitForURL("**/firmware/*");
        Artefact image = door.core.images.all().getFirst();
        assertThat(Files.readAllBytes(door.core.images.file(image).orElseThrow())).isEqualTo(FILE);
    }

    @Test
    void what_is_refused_is_said_beside_the_form_which_stays_as_it_was() throws IOException {
        kept("3.1.0", "");
        Page page = form();
        page.locator("#fw-hardware").fill("r2");
        button(page, "Send").click();
        assertThat(page.locator("#fw-said")).containsText("Another file is here as version 3.1.0 for SV-L2");
        assertThat(page.locator("#fw-model")).hasValue("SV-L2");
        page.locator("#fw-version").fill("3.1.1");
        button(page, "Send").click();
        page.waitForURL("**/firmware/*");
        assertThat(door.core.images.all()).extracting(Artefact::version).containsExactlyInAnyOrder("3.1.1", "3.1.0");
    }

    @Test
    void it_is_listed_and_removed_only_by_who_is_sure() throws IOException {
        Artefact image = kept("3.1.0", "");
        Page page = visit("/firmware", true, "pl-PL");
        assertThat(page.locator(".firmware tbody tr")).containsText(new String[]{ "SV-L2sprzęt r2"});
        page.locator(".firmware tbody a").first().click();
        page.locator("details.more summary").click();
        button(page, "Usuń").click();
        assertThat(door.core.images.find(image.id())).isPresent();
        page.locator("input[name=sure]").check();
        button(page, "Usuń").click();
        page.waitForURL("**/firmware");
        assertThat(door.core.images.all()).isEmpty();
        assertThat(page.locator("main")).containsText("Nie ma tu jeszcze niczego");
    }

    @Test
    void without_scripts_it_says_what_to_do_instead() {
        assertThat(visit("/firmware", false).locator("main")).containsText("Use ./pilot add-firmware instead");
    }

    @Test
    void pages_of_other_sites_cannot_send_a_file_in_somebodys_name() {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri("/firmware/uploads"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("fileName=fw.bin&bytes=1")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(door.send(HttpRequest.newBuilder(door.uri("/firmware/uploads/0123456789abcdef01234567"))
                .header("Upload-Offset", "0").header("Sec-Fetch-Site", "same-site")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("x"))).statusCode()).isEqualTo(403);
    }
}
