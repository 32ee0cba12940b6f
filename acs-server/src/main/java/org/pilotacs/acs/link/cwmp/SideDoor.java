package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.file.Arrival;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.FileDraft;
import org.pilotacs.acs.file.Refusal;
import org.pilotacs.acs.intake.BulkReports;
import org.pilotacs.acs.link.cwmp.access.DeviceGate;
import org.pilotacs.acs.link.cwmp.access.Verdict;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.cwmp.bulk.BulkReader;
import org.pilotacs.acs.runtime.Lanes;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where devices send what is no session: files that they were told to send, and bulk data. Plain blocking Java behind the
/// HTTP rim. Safe for any number of threads.
final class SideDoor {
    private static final Logger log = LoggerFactory.getLogger(SideDoor.class);

    private final Uploads uploads;
    private final Bulk bulk;
    private final DeviceGate gate;
    private final CwmpSession.Collaborators collaborators;
    private final Lanes lanes;

    /// Where bulk data comes and goes.
    record Bulk(BulkConfig config, BulkReports reports, CwmpMetrics metrics) {}

    /// How files come, in the metrics.
    private static final String WAY = "http";
    private static final int CHUNK = 16 << 10;
    /// Most of a file that is read although it is refused, so that its sender reads why.
    private static final int DRAINED = 64 << 10;

    SideDoor(Uploads uploads, Bulk bulk, DeviceGate gate, CwmpSession.Collaborators collaborators, Lanes lanes) {
        this.uploads = uploads;
        this.bulk = bulk;
        this.gate = gate;
        this.collaborators = collaborators;
        this.lanes = lanes;
    }

    /// Most bytes taken of a request that is no file.
    long most(String target, long otherwise) {
        return isReport(target) ? bulk.config().maxBody().bytes() : otherwise;
    }

    /// The answer to a report; null if it is for sessions.
    @Nullable
    HttpReply handle(HttpCall call) {
        return isReport(call.sender().target()) ? isSent(call) ? report(call) : notSent() : null;
    }

    private static boolean isSent(HttpCall call) {
        return call.method().equals("PUT") || call.method().equals("POST");
    }

    private static HttpReply notSent() {
        return HttpReply.text(405, "Devices PUT or POST here.\n", List.of(Map.entry("Allow", "PUT, POST")));
    }

    /// Whether a request belongs here.
    boolean isFor(String target) {
        return isFile(target) || isReport(target);
    }

    /// Whether it brings a file.
    boolean isFile(String target) {
        return uploads.isFile(target);
    }

    private boolean isReport(String target) {
        String path = bulk.config().path();
        return !path.isEmpty() && target.startsWith(path)
                && (target.length() == path.length() || target.charAt(path.length()) == '?');
    }

    /// Takes a file that a device was told to send, and ends the task that waits for it.
    ///
    /// @param announced bytes that it has, negative if its sender did not say
    /// @throws IOException if it broke off, and then nothing of it is kept
    HttpReply file(HttpCall call, long announced, InputStream body) throws IOException {
        if (!isSent(call)) {
            return notSent();
        }
        String task = uploads.task(call.sender().target());
        Arrival arrival = task.isEmpty()
                ? new Arrival.Refused(Refusal.NOT_EXPECTED)
                : uploads.files().take(task, announced, clock().instant());
        return switch (arrival) {
            case Arrival.Refused(Refusal why) -> {
                if (announced <= DRAINED) {
                    body.skip(DRAINED);
                }
                yield refused(why);
            }
            case Arrival.Begun(FileDraft draft) -> {
                try (draft) {
                    yield taken(task, draft, body);
                } catch (IOException e) {
                    uploads.refused().cutOff(WAY);
                    throw e;
                }
            }
        };
    }

    private HttpReply taken(String task, FileDraft draft, InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int some = body.read(chunk); some >= 0; some = body.read(chunk)) {
            Refusal why = draft.write(chunk, 0, some, clock().instant());
            if (why != null) {
                return refused(why);
            }
        }
        return switch (draft.finish(clock().instant())) {
            case FileDraft.Ending.Refused(Refusal why) -> refused(why);
            case FileDraft.Ending.Kept(DeviceFile file) -> {
                came(task, file);
                yield new HttpReply(201, List.of(), new byte[0]);
            }
        };
    }

    private void came(String task, DeviceFile file) {
        log.atInfo().addKeyValue("device", file.device()).addKeyValue("bytes", file.bytes()).log("a file came");
        try {
            lanes.in(file.device().value(), () -> end(file.device(), task));
        } catch (Lanes.LaneBusyException _) {
            log.debug("the device's next contact will end the task");
        }
    }

    private HttpReply refused(Refusal why) {
        uploads.refused().count(WAY, why);
        int status = switch (why) {
            case NOT_EXPECTED -> 404;
            case TOO_LARGE -> 413;
            case TOO_MANY_TODAY, TOO_MUCH_TODAY, DEVICE_FULL, SERVER_FULL -> 507;
        };
        return HttpReply.text(status, uploads.text(why) + "\n", List.of());
    }

    /// A file came; what waits for it is over. In the device's lane.
    private boolean end(DeviceId device, String task) {
        boolean ended = false;
        for (Claim claim : collaborators.queue().resume(device, InformReport.LINK)) {
            Progress progress = claim.task().id().value().equals(task)
                    ? collaborators.dialogues().resumption().received(claim)
                    : null;
            collaborators.queue().settle(claim, progress == null ? new Progress.Returned() : progress);
            ended |= progress != null;
        }
        return ended;
    }

    /// Who reports stands in the URL (TR-181, Annex A.4.2): `oui`, `pc` and `sn`.
    private HttpReply report(HttpCall call) {
        Map<String, String> query = query(call.sender().target());
        Identity identity = new Identity("", query.getOrDefault("oui", ""), query.getOrDefault("pc", ""),
                query.getOrDefault("sn", ""));
        return switch (gate.judge(call.sender(), identity, false)) {
            case Verdict.Challenged(var challenges, var complaint) -> {
                bulk.metrics().count(complaint != null ? "wrong-credentials" : "bulk-challenged");
                yield HttpReply.text(401, "Credentials are needed.\n",
                        challenges.stream().map(one -> Map.entry("WWW-Authenticate", one)).toList());
            }
            case Verdict.Refused(String reason) -> {
                bulk.metrics().count("certificate");
                yield HttpReply.text(403, reason + "\n", List.of());
            }
            case Verdict.Admitted _ -> taken(call, identity);
        };
    }

    private HttpReply taken(HttpCall call, Identity identity) {
        if (identity.oui().isBlank() || identity.serialNumber().isBlank()) {
            return HttpReply.text(400, "Say who reports: ?oui=…&pc=…&sn=…\n", List.of());
        }
        try {
            Instant now = clock().instant();
            DeviceId device = identity.deviceId();
            return bulk.reports().take(device, BulkReader.read(call.body()), now).isPresent()
                    ? new HttpReply(200, List.of(), new byte[0])
                    : HttpReply.text(404, "No such device has reported by CWMP.\n", List.of());
        } catch (MalformedMessageException e) {
            bulk.metrics().count("malformed-bulk");
            log.atWarn().addKeyValue("peer", call.peer()).log("malformed bulk data: {}", e.getMessage());
            return HttpReply.text(400, e.getMessage() + "\n", List.of());
        } catch (IllegalArgumentException e) {
            return HttpReply.text(400, "Nothing is called that.\n", List.of());
        }
    }

    private static Map<String, String> query(String target) {
        Map<String, String> query = new HashMap<>();
        int begin = target.indexOf('?');
        for (String pair : begin < 0 ? new String[0] : target.substring(begin + 1).split("&", 20)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals).toLowerCase(Locale.ROOT), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private Clock clock() {
        return collaborators.clock();
    }
}
