package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Imports of the care API; the last ones are remembered until the server stops. Thread-safe.
final class ImportResource {
    static final Route.Upload UPLOAD = new Route.ToFile(512L * 1024 * 1024);
    private static final int REMEMBERED = 100;
    private static final int AT_ONCE = 2;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Inventory inventory;
    private final Witness witness;
    private final Executor threads;
    private final Clock clock;
    private final SequencedMap<String, ImportJob> jobs = new LinkedHashMap<>();
    private long last;

    ImportResource(Inventory inventory, Witness witness, Executor threads, Clock clock) {
        this.inventory = inventory;
        this.witness = witness;
        this.threads = threads;
        this.clock = clock;
    }

    HttpReply start(HttpCall call) {
        witness.did(call, Deed.CONFIGURED, Subject.NONE, "inventory imported");
        ImportJob job = begin(kept(call.body()), format(call));
        threads.execute(job);
        return CareJson.reply(202, json(job.state(), call)).with("location", "/care/v1/imports/" + job.state().id());
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(required(call).state(), call));
    }

    HttpReply follow(HttpCall call) {
        ImportJob job = required(call);
        return HttpReply.events(sink -> job.watch(state -> {
            sink.send(new ServerEvent(state.isOver() ? "settled" : "progress", json(state, call).toString()));
            if (state.isOver()) {
                sink.end();
            }
        }));
    }

    private static Function<Reader, InventoryReader> format(HttpCall call) {
        return call.mediaType().equals("text/csv") ? InventoryReader::csv : InventoryReader::ndjson;
    }

    /// The upload is deleted when the call is answered; what is imported after that needs a file of its own.
    private static Path kept(Body body) {
        try {
            Path kept = Files.createTempFile("pilot-", ".import");
            if (body instanceof Body.InFile(Path file, long _)) {
                Files.move(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.write(kept, body.bytes());
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ImportJob begin(Path file, Function<Reader, InventoryReader> format) {
        if (jobs.values().stream().filter(job -> !job.state().isOver()).count() >= AT_ONCE) {
            deleted(file);
            throw new ApiException(new ApiError.Busy(LATER));
        }
        while (jobs.size() >= REMEMBERED) {
            jobs.pollFirstEntry();
        }
        last = Math.max(last + 1, clock.millis());
        String id = Long.toString(last, 36);
        ImportJob job = new ImportJob(id, file, format, inventory, clock);
        jobs.put(id, job);
        return job;
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ImportJob required(HttpCall call) {
        ImportJob job = jobs.get(call.variable("import"));
        if (job == null) {
            throw ApiError.notFound(CareSaying.NO_IMPORT.of(Saying.of(call.variable("import"))));
        }
        return job;
    }

    private static ObjectNode json(ImportState state, HttpCall call) {
        Language language = call.language();
        ObjectNode json = CareJson.object().put("id", state.id())
                .put("state", state.phase().name().toLowerCase(Locale.ROOT)).put("lines", state.lines())
                .put("taken", state.taken()).put("wrong", state.wrong());
        ArrayNode errors = json.putArray("errors");
        state.errors().forEach(error -> errors.addObject().put("line", error.line()).put("reason",
                language.say(error.reason())));
        Saying reason = state.reason();
        return json.put("errorsLeftOut", Math.max(0, state.wrong() - state.errors().size()))
                .put("started", CareJson.time(state.started())).put("ended", CareJson.time(state.ended()))
                .put("reason", reason == null ? null : language.say(reason));
    }
}
