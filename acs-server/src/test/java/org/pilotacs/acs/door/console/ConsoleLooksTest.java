package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Every page at every width, light and dark: nothing overflows, nothing complains. The pictures are in `target/screens`.
class ConsoleLooksTest {
    private static final List<Integer> WIDTHS = List.of(375, 768, 1280);

    @Test
    void pagesFitEveryWidthInLightAndDark() throws IOException {
        try (TestDoor door = new TestDoor("");
                TestDoor guarded = new TestDoor("a-token-of-sixteen-or-more");
                TestDoor empty = TestDoor.empty();
                Browser browser = new Browser()) {
            Map<String, String> pages = pages(door);
            pages.put("empty", empty.uri("/").toString());
            pages.put("sign-in", guarded.uri("/").toString());
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : WIDTHS) {
                    Page page = browser.page(width, scheme, true, scheme == ColorScheme.DARK ? "pl-PL" : "en-GB");
                    pages.forEach((name, uri) -> look(page, name + "-" + width + "-" + scheme, uri));
                    page.context().close();
                }
            }
            assertThat(browser.complaints()).filteredOn(text -> !text.contains("the server responded with a status of"))
                    .isEmpty();
        }
    }

    private static void look(Page page, String name, String uri) {
        page.navigate(uri);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png"))
                .setFullPage(true));
        Object over = page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over).as(name).isEqualTo(0);
    }

    private static Map<String, String> pages(TestDoor door) {
        for (int i = 0; i < 30; i++) {
            door.devices.add(new Identity("Norvik", "D4E5F6", "HomeGate-5", "NV%05d".formatted(i)),
                    TestDoor.NOW.minusSeconds(60L * i * i), List.of());
        }
        Identity longName = new Identity("A manufacturer with quite a long name indeed", "A1B2C3",
                "Extraordinarily-Long-Product-Class-Name", "SERIAL-" + "0123456789".repeat(6));
        String other = DeviceView.href(door.devices.add(longName, TestDoor.NOW.minusSeconds(900_000), List.of()));
        String box = DeviceView.href(door.box);
        String failed = begin(door, new ActionRequest.Restart());
        door.actions.settle(failed, new Outcome.Failed(
                new Fault(Fault.Kind.SESSION, "9002", Saying.of("the box broke the session off"), null)), List.of());
        String done = begin(door, new ActionRequest.CheckSignal());
        door.actions.settle(done,
                new Outcome.Confirmed(new Evidence(TestDoor.NOW, Saying.of("25 values read"), List.of())),
                List.of(new Reading("tuner.1.lock", "true", "", TestDoor.NOW, "Device.X"),
                        new Reading("tuner.1.cn", "14.2", "dB", TestDoor.NOW, "Device.X")));
        String running = begin(door, new ActionRequest.Restart());
        door.actions.move(running, Stage.WAITING);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("nothing-found", "/?q=99999999");
        pages.put("box", box);
        pages.put("box-unknown", other);
        pages.put("running", "/actions/" + running);
        pages.put("done", "/actions/" + done);
        pages.put("parameters", box + "/parameters");
        pages.put("error", "/devices/nobody");
        pages.put("refused", "/actions/none");
        pages.replaceAll((_, path) -> door.uri(path).toString());
        return pages;
    }

    private static String begin(TestDoor door, ActionRequest request) {
        Started started = door.actions.start(door.box.id(), request,
                new Requester("test", "test", Priority.CONSULTANT), null);
        return ((Started.Accepted) started).action().id();
    }
}
