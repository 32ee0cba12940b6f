package org.pilotacs.acs.door.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Debian's Chromium, started once for all tests. Each test has pages of its own, which are closed after it; what they
/// complained of fails it.
public final class Browser implements BeforeAllCallback, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);

    /// What Chromium and htmx say of every answer that is no success, and of a call that a test breaks off.
    private static final Pattern REFUSED = Pattern
            .compile("the server responded with a status of|Response Status Error Code|net::ERR_FAILED");

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Chromium.class, _ -> new Chromium(),
                Chromium.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).filteredOn(text -> !REFUSED.matcher(text).find()).isEmpty();
    }

    /// A page of somebody who has not been here before.
    public Page page() {
        return page(1280, ColorScheme.LIGHT, true, "en-GB");
    }

    public Page page(int width, ColorScheme scheme, boolean scripts, String language) {
        BrowserContext context = Objects.requireNonNull(chromium).browser
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 900)
                        .setColorScheme(scheme).setJavaScriptEnabled(scripts).setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        open.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(error -> complaints.add(error));
        return page;
    }

    /// Ends with the tests: JUnit closes what it keeps.
    private static final class Chromium implements AutoCloseable {
        private final Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final com.microsoft.playwright.Browser browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                                "--disable-sync")));

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
