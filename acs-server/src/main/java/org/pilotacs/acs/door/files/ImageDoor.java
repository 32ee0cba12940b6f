package org.pilotacs.acs.door.files;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Firmware for boxes: whole or in part, so that one whose line broke goes on where it was. Safe for any number of
/// threads.
public final class ImageDoor {
    private static final Logger log = LoggerFactory.getLogger(ImageDoor.class);
    private static final String ROOT = "/" + ImageAddresses.FOLDER + "/";

    private final Artefacts images;
    private final ImageAddresses addresses;

    public ImageDoor(Artefacts images, ImageAddresses addresses) {
        this.images = images;
        this.addresses = addresses;
    }

    public RouteGroup routes() {
        return new RouteGroup(ROOT, RouteGroup.Guard.open(), new Problems(),
                List.of(Route.get(ROOT + "{image}/{token}/{name}", this::get)));
    }

    private HttpReply get(HttpCall call) {
        Artefact image = addresses.isOurs(call.variable("image"), call.variable("token"))
                ? images.find(call.variable("image")).orElse(null)
                : null;
        Path file = image == null ? null : file(image);
        if (image == null || file == null) {
            throw ApiError.notFound(DoorSaying.NO_SUCH_FILE.of());
        }
        String tag = "\"" + image.sha256() + "\"";
        if (call.headers().all("if-none-match").stream()
                .anyMatch(one -> one.contains(tag) || one.strip().equals("*"))) {
            return HttpReply.empty(304).with("etag", tag);
        }
        String unless = call.headers().text("if-range");
        ByteRange range = ByteRange.of(unless.isEmpty() || unless.equals(tag) ? call.headers().text("range") : "",
                image.bytes());
        log.atInfo().addKeyValue("image", image.id()).addKeyValue("version", image.version())
                .addKeyValue("peer", call.peer()).addKeyValue("range", range).log("firmware is fetched");
        // several parts at once are not worth their writing, and may be answered with the whole
        return FileReply.of(range instanceof ByteRange.Several ? new ByteRange.Whole() : range, file, image.bytes(),
                Map.of("etag", tag));
    }

    private @Nullable Path file(Artefact image) {
        try {
            return images.file(image).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
