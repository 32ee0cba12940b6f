package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;

/// A console of its own for each test, with one box that the test plays, seen in a real browser.
abstract class ConsoleCase {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    TestDoor door;
    Device box;

    @BeforeEach
    void open() {
        door = opened();
        box = comes();
    }

    @AfterEach
    void close() {
        door.close();
    }

    TestDoor opened() {
        return TestDoor.open();
    }

    Device comes() {
        return SampleBox.comes(door.core, "SN-1001");
    }

    Page visit(String path, boolean scripts) {
        return visit(path, scripts, "en-GB");
    }

    Page visit(String path, boolean scripts, String language) {
        return visit(path, 1280, scripts, language);
    }

    Page visit(String path, int width, boolean scripts, String language) {
        Page page = BROWSER.page(width, ColorScheme.LIGHT, scripts, language);
        page.navigate(door.uri(path).toString());
        return page;
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
