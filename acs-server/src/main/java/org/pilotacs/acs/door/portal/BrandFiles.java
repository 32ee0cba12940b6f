package org.pilotacs.acs.door.portal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Assets;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What makes the portal the operator's own, and something that a telephone can install. Safe for any number of threads.
final class BrandFiles {
    private static final long MOST_LOGO = 100 * 1024;
    private static final String HOUR = "public, max-age=3600";

    private final Brand brand;
    private final Assets assets;

    BrandFiles(Brand brand, Assets assets) {
        this.brand = brand;
        this.assets = assets;
    }

    HttpReply style(HttpCall call) {
        return HttpReply.of(200, "text/css; charset=utf-8",
                Body.of(":root { --brand: %s; --on-brand: %s; }%n".formatted(brand.colour(), brand.onColour())))
                .with("cache-control", HOUR);
    }

    HttpReply manifest(HttpCall call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", brand.name())
                .put("short_name", brand.name()).put("id", "/my").put("start_url", "/my").put("scope", "/my")
                .put("display", "standalone").put("theme_color", brand.colour()).put("background_color", "#ffffff");
        json.putArray("icons").addObject().put("src", assets.url("icon.svg")).put("sizes", "any")
                .put("type", "image/svg+xml").put("purpose", "any");
        return HttpReply.of(200, "application/manifest+json", Body.of(json.toString())).with("cache-control", HOUR);
    }

    /// An SVG could hold scripts: the policy keeps them from running even where it is opened by itself.
    HttpReply logo(HttpCall call) {
        Path file = brand.logo();
        if (file == null) {
            throw ApiError.notFound(CustomerSaying.NO_PICTURE.of());
        }
        try {
            if (Files.size(file) > MOST_LOGO) {
                throw new IOException(file + " is larger than " + MOST_LOGO + " bytes");
            }
            boolean svg = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
            return HttpReply.of(200, svg ? "image/svg+xml" : "image/png", Body.of(Files.readAllBytes(file)))
                    .with("cache-control", HOUR).with("x-content-type-options", "nosniff")
                    .with("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
