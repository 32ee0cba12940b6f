package org.pilotacs.acs.door.files;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.provisioning.file.FileAddresses;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// An operator's files for boxes, by their names, as GenieACS's file server gives them. Safe for any number of threads.
public final class NamedFileDoor {
    private static final Logger log = LoggerFactory.getLogger(NamedFileDoor.class);
    private static final String ROOT = "/";
    /// How often a file may be replaced while it is looked for.
    private static final int TRIES = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProvisioningFiles files;
    private final FileAddresses addresses;
    private final boolean signed;

    /// @param signed whether by addresses alone that cannot be guessed
    public NamedFileDoor(ProvisioningFiles files, FileAddresses addresses, boolean signed) {
        this.files = files;
        this.addresses = addresses;
        this.signed = signed;
    }

    /// Of the whole port, so they come after those of other folders there.
    public RouteGroup routes() {
        return new RouteGroup(ROOT, RouteGroup.Guard.open(), new PlainFace(), List.of(
                Route.get(ROOT + "{name}", this::get),
                Route.get(ROOT + FileAddresses.FOLDER + "/{token}/{name}", this::getSigned)));
    }

    private HttpReply get(HttpCall call) {
        if (signed) {
            throw notGiven();
        }
        return reply(call);
    }

    private HttpReply getSigned(HttpCall call) {
        if (!addresses.isOurs(name(call), call.variable("token"))) {
            throw notGiven();
        }
        return reply(call);
    }

    /// With all the spaces that it begins or ends with.
    private static String name(HttpCall call) {
        return Objects.requireNonNull(call.variables().get("name"), "both routes have it");
    }

    private static ApiException notGiven() {
        return new ApiException(new ApiError.Forbidden(Saying.of("Fetch it by the address that was given out for it")));
    }

    private HttpReply reply(HttpCall call) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            ProvisioningFile file = files.find(name(call))
                    .orElseThrow(() -> ApiError.notFound(DoorSaying.NO_SUCH_FILE.of()));
            HttpReply reply = reply(call, file);
            if (reply != null) {
                return reply;
            }
        }
        throw new ApiException(new ApiError.Busy(SOON));
    }

    /// Null if the file was replaced or removed meanwhile.
    private @Nullable HttpReply reply(HttpCall call, ProvisioningFile file) {
        Validators validators = new Validators(file.md5(), file.uploaded());
        return switch (validators.check(call.headers())) {
            case MET -> content(call, file, validators);
            case UNCHANGED -> new HttpReply.Whole(304, validators.headers(), Body.EMPTY);
            case FAILED -> HttpReply.empty(412);
        };
    }

    private @Nullable HttpReply content(HttpCall call, ProvisioningFile file, Validators validators) {
        Path content = content(file);
        if (content == null) {
            return null;
        }
        ByteRange range = ByteRange.of(validators.allowPart(call.headers()) ? call.headers().text("range") : "",
                file.length());
        log.atInfo().addKeyValue("file", file.name()).addKeyValue("peer", call.peer()).addKeyValue("range", range)
                .log("a file is fetched");
        return FileReply.of(range, content, file.length(), validators.headers());
    }

    private @Nullable Path content(ProvisioningFile file) {
        try {
            return files.content(file).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
