package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.firmware.Adding;
import org.pilotacs.acs.firmware.FirmwareImage;
import org.pilotacs.acs.firmware.FirmwareImages;
import org.pilotacs.acs.firmware.ImageFit;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/// `/firmware` of the care API: the images that boxes can be given. Safe for any number of threads.
final class FirmwareResource {
    private final FirmwareImages images;
    private final Witness witness;
    private final Clock clock;
    private final Route.Upload upload;

    /// @param most of one image
    FirmwareResource(FirmwareImages images, DataSize most, Witness witness, Clock clock) {
        this.images = images;
        this.witness = witness;
        this.clock = clock;
        this.upload = new Route.ToFile(most.bytes());
    }

    Route.Upload upload() {
        return upload;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("images");
        images.all().forEach(image -> list.add(json(image)));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(images.find(call.variable("image")).orElseThrow(() -> unknown(call))));
    }

    HttpReply add(HttpCall call) {
        if (!(call.body() instanceof Body.InFile(var file, long size)) || size == 0) {
            throw ApiError.invalid("body", CareSaying.EMPTY_IMAGE.of());
        }
        ImageFit fit = new ImageFit(call.query().text("oui"), call.query().text("productClass"),
                call.query().text("hardware"));
        String version = call.query().text("version");
        String name = call.query().text("fileName");
        String what = "firmware added: %s %s".formatted(fit.productClass(), version);
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, what,
                () -> added(fit, version, name.isEmpty() ? "firmware.bin" : name, file));
    }

    private HttpReply added(ImageFit fit, String version, String name, Path file) {
        try {
            return switch (images.add(fit, version, name, file, clock.instant())) {
                case Adding.Added(FirmwareImage image) ->
                    CareJson.reply(201, json(image)).with("location", "/care/v1/firmware/" + image.id());
                case Adding.Known(FirmwareImage image) -> CareJson.reply(200, json(image));
                case Adding.Taken(FirmwareImage other) -> throw new ApiException(new ApiError.Conflict(
                        CareSaying.VERSION_TAKEN.of(Saying.of(version), Saying.of(fit.productClass()),
                                Saying.of(other.id()))));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpReply remove(HttpCall call) {
        String image = call.variable("image");
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "firmware removed: " + image, () -> {
            if (!images.remove(image)) {
                throw unknown(call);
            }
            return HttpReply.empty(204);
        });
    }

    private static ApiException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_IMAGE.of(Saying.of(call.variable("image"))));
    }

    private static ObjectNode json(FirmwareImage image) {
        return CareJson.object().put("id", image.id()).put("oui", image.fit().oui())
                .put("productClass", image.fit().productClass()).put("hardware", image.fit().hardware())
                .put("version", image.version()).put("fileName", image.fileName()).put("bytes", image.bytes())
                .put("sha256", image.sha256()).put("added", CareJson.time(image.added()));
    }
}
