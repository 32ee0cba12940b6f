package org.pilotacs.acs.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.content.Slice;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.firmware.Adding;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.FileName;
import org.pilotacs.acs.firmware.FirmwareSaying;
import org.pilotacs.acs.firmware.NewArtefact;
import org.pilotacs.acs.firmware.Upload;
import org.pilotacs.acs.firmware.Uploads;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;

/// Where doors take artefacts in, part by part or at once, and drop them. Safe for any number of threads.
public final class ArtefactDesk {
    /// A part goes to disk first, since many may send one at a time, and none is read of who may not send any.
    private static final long PART = 4L << 20;
    private static final String OFFSET = "upload-offset";

    private final Artefacts artefacts;
    private final Uploads uploads;
    private final DataSize most;
    private final Witness witness;
    private final Clock clock;

    /// @param most of one file
    public ArtefactDesk(Artefacts artefacts, Uploads uploads, DataSize most, Witness witness, Clock clock) {
        this.artefacts = artefacts;
        this.uploads = uploads;
        this.most = most;
        this.witness = witness;
        this.clock = clock;
    }

    /// What came of adding one.
    ///
    /// @param isNew false if the same was there already
    public record Shelved(Artefact artefact, boolean isNew) {}

    public Artefacts artefacts() {
        return artefacts;
    }

    public DataSize most() {
        return most;
    }

    /// How a part is taken.
    public static Route.Upload part() {
        return new Route.ToFile(PART);
    }

    /// How a whole file is taken.
    public Route.Upload whole() {
        return new Route.ToFile(most.bytes());
    }

    /// Begins an upload.
    ///
    /// @param folder below which uploads are found, for example `/care/v1/uploads`
    /// @param sha256 of the whole file, in hexadecimal; empty if it is not announced
    public HttpReply begin(HttpCall call, String folder, String fileName, long bytes, String sha256) {
        plain(fileName);
        if (!sha256.isEmpty() && !NewArtefact.isSha256(sha256)) {
            throw ApiError.invalid("/sha256", FirmwareSaying.NOT_SHA256.of());
        }
        if (bytes > most.bytes()) {
            throw new ApiException(new ApiError.TooLarge(most.bytes()));
        }
        if (bytes < 1) {
            throw ApiError.invalid("/bytes", DoorSaying.EMPTY_FILE.of());
        }
        Upload upload = opened(call, fileName, bytes, sha256);
        return reply(201, upload).with("location", folder + "/" + upload.id());
    }

    private Upload opened(HttpCall call, String fileName, long bytes, String sha256) {
        return switch (uploads.begin(owner(call), fileName, bytes, sha256, most.bytes(), clock.instant())) {
            case Uploads.Beginning.Begun(Upload upload) -> upload;
            case Uploads.Beginning.TooMany _ ->
                throw new ApiException(
                        new ApiError.TooOften(DoorSaying.TOO_MANY_UPLOADS.of(Saying.of(Uploads.MOST))));
            case Uploads.Beginning.TooMuch(long limit) ->
                throw new ApiException(new ApiError.TooOften(DoorSaying.TOO_MUCH_UPLOADED.of(Saying.of(limit))));
        };
    }

    /// How far an upload is.
    public HttpReply show(HttpCall call, String id) {
        return reply(200, own(call, id));
    }

    /// Takes the next part, which is in a file.
    public HttpReply append(HttpCall call, String id) {
        Upload upload = own(call, id);
        long offset = offset(call);
        if (!(call.body() instanceof Body.InFile file)) {
            throw new IllegalStateException("a part is taken into a file");
        }
        try {
            return switch (uploads.append(upload.id(), offset, Slice.whole(file.file()), clock.instant())) {
                case Uploads.Appending.Appended(Upload longer) ->
                    HttpReply.empty(204).with(OFFSET, Long.toString(longer.offset()));
                case Uploads.Appending.Elsewhere(Upload is) -> throw elsewhere(is,
                        DoorSaying.OTHER_OFFSET.of(Saying.of(is.offset()), Saying.of(offset)));
                case Uploads.Appending.TooLong(Upload is) -> throw elsewhere(is,
                        DoorSaying.MORE_THAN_ANNOUNCED.of(Saying.of(is.bytes()), Saying.of(offset + file.size())));
                case Uploads.Appending.Gone _ -> throw gone(id);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiException elsewhere(Upload upload, Saying why) {
        return new ApiException(new ApiError.Elsewhere(why, upload.offset()));
    }

    private static long offset(HttpCall call) {
        String text = call.headers().text(OFFSET);
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiError.invalid("Upload-Offset", DoorSaying.NOT_AN_OFFSET.of());
        }
        return Long.parseLong(text);
    }

    public HttpReply drop(HttpCall call, String id) {
        if (!uploads.drop(own(call, id).id())) {
            throw gone(id);
        }
        return HttpReply.empty(204);
    }

    /// Makes an artefact of an upload.
    public Shelved add(HttpCall call, NewArtefact wanted, String id) {
        check(wanted);
        Upload upload = own(call, id);
        return noted(call, wanted, upload);
    }

    /// Makes an artefact of the whole file that a call brought.
    public Shelved add(HttpCall call, NewArtefact wanted, String fileName, Body.InFile file) {
        check(wanted);
        plain(fileName);
        Upload begun = opened(call, fileName, file.size(), "");
        try {
            return noted(call, wanted, filled(begun, file));
        } finally {
            // nobody but us knows of it, so nobody goes on with it
            uploads.drop(begun.id());
        }
    }

    /// Piece by piece, since until a transaction is over, H2 has all of it in memory.
    private Upload filled(Upload begun, Body.InFile file) {
        Upload upload = begun;
        try {
            while (!upload.isWhole()) {
                long length = Math.min(PART, file.size() - upload.offset());
                Slice next = new Slice(file.file(), upload.offset(), length);
                if (uploads.append(upload.id(), upload.offset(), next,
                        clock.instant()) instanceof Uploads.Appending.Appended(Upload longer)) {
                    upload = longer;
                } else {
                    throw gone(begun.id());
                }
            }
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shelved noted(HttpCall call, NewArtefact wanted, Upload upload) {
        String what = "%s added: %s %s".formatted(wanted.kind().name().toLowerCase(Locale.ROOT),
                wanted.fit().productClass(), wanted.version());
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, what,
                () -> switch (artefacts.add(wanted, upload, clock.instant())) {
                    case Adding.Added(Artefact artefact) -> new Shelved(artefact, true);
                    case Adding.Known(Artefact artefact) -> new Shelved(artefact, false);
                    case Adding.Taken(Artefact other) -> throw new ApiException(new ApiError.Conflict(
                            DoorSaying.VERSION_TAKEN.of(Saying.of(wanted.version()),
                                    Saying.of(wanted.fit().productClass()), Saying.of(other.id()))));
                    case Adding.Refused(Saying why) -> throw new ApiException(new ApiError.Refused(why));
                    case Adding.Gone _ -> throw gone(upload.id());
                });
    }

    private static void check(NewArtefact wanted) {
        NewArtefact.Wrong wrong = wanted.wrong();
        if (wrong != null) {
            throw ApiError.invalid(wrong.where(), wrong.why());
        }
    }

    private static void plain(String fileName) {
        if (!FileName.isPlain(fileName)) {
            throw ApiError.invalid("fileName", FirmwareSaying.NOT_A_FILE_NAME.of(Saying.of(FileName.LONGEST)));
        }
    }

    /// One of the caller's own. Of those of others nobody is told that they are there.
    private Upload own(HttpCall call, String id) {
        return uploads.find(id, clock.instant()).filter(upload -> upload.owner().equals(owner(call)))
                .orElseThrow(() -> gone(id));
    }

    private static ApiException gone(String id) {
        return ApiError.notFound(DoorSaying.NO_UPLOAD.of(Saying.of(id)));
    }

    /// Who sends: the same name may be a person's and a program's.
    private static String owner(HttpCall call) {
        Caller caller = call.caller();
        return caller.kind() + " " + caller.name();
    }

    public void remove(HttpCall call, String id) {
        witness.does(call, Deed.CONFIGURED, Subject.NONE, "firmware removed: " + id, () -> {
            if (!artefacts.remove(id)) {
                throw ApiError.notFound(DoorSaying.NO_ARTEFACT.of(Saying.of(id)));
            }
            return id;
        });
    }

    public Artefact required(String id) {
        return artefacts.find(id).orElseThrow(() -> ApiError.notFound(DoorSaying.NO_ARTEFACT.of(Saying.of(id))));
    }

    private static HttpReply reply(int status, Upload upload) {
        return HttpReply.of(status, "application/json",
                Body.of(JsonNodeFactory.instance.objectNode().put("id", upload.id()).put("fileName", upload.fileName())
                        .put("bytes", upload.bytes()).put("offset", upload.offset()).put("partBytes", PART)
                        .put("expires", upload.touched().plus(Uploads.KEEP).toString()).toString()))
                .with("cache-control", "no-store").with(OFFSET, Long.toString(upload.offset()));
    }
}
