package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.link.cwmp.access.DeviceGate;
import org.pilotacs.acs.link.cwmp.access.Verdict;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Lanes;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.trace.WireTrace;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest.Inform;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.FromCpe;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.Limits;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.pilotacs.protocols.cwmp.UnknownMethodException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Answers one POST of a device: finds its session, or begins one with an Inform. Plain blocking Java behind the HTTP rim.
/// Safe for any number of threads.
final class CwmpEndpoint {
    private static final Logger log = LoggerFactory.getLogger(CwmpEndpoint.class);
    /// Request denied, invalid arguments (TR-069 Amendment 6, table 75).
    private static final int REQUEST_DENIED = 8001;
    private static final int INVALID_ARGUMENTS = 8003;
    /// A box that fell silent for less than this is still in the middle of its session.
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final DeviceGate gate;
    private final Upkeep upkeep;
    private final Namesakes namesakes;
    private final CwmpSession.Collaborators collaborators;
    private final CwmpSessions sessions;
    private final CwmpMetrics metrics;
    private final Lanes lanes;
    private final WireTrace trace;
    private final CwmpCookie cookies;
    private final Clock clock;
    private final Turnstile turnstile;
    private final DataSize maxBody;
    private final EnvelopeReader reader;
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private volatile boolean closing;

    CwmpEndpoint(CwmpConfig config, DeviceGate gate, Upkeep upkeep, CwmpSession.Collaborators collaborators,
            CwmpSessions sessions,
            CwmpMetrics metrics, Lanes lanes, WireTrace trace, CwmpCookie cookies, Turnstile turnstile) {
        this.gate = gate;
        this.upkeep = upkeep;
        this.namesakes = new Namesakes(collaborators.dialogues().profiles());
        this.collaborators = collaborators;
        this.sessions = sessions;
        this.metrics = metrics;
        this.lanes = lanes;
        this.trace = trace;
        this.cookies = cookies;
        this.clock = collaborators.clock();
        this.turnstile = turnstile;
        this.maxBody = config.listener().maxBody();
        Limits limits = Limits.DEFAULT;
        this.reader = new EnvelopeReader(new Limits((int) maxBody.bytes(), limits.depth(),
                limits.attributes(), limits.text(), limits.elements()));
    }

    HttpReply handle(HttpCall call) {
        if (!call.method().equals("POST")) {
            return HttpReply.text(405, "This is a TR-069 server: devices POST here.\n",
                    List.of(Map.entry("Allow", "POST")));
        }
        Incoming incoming = read(call);
        try {
            if (incoming instanceof Incoming.Message(var envelope) && envelope.message() instanceof Inform inform) {
                return inform(call, envelope, inform);
            }
            CwmpSession session = sessions.find(cookies.find(call.cookie()), call.connection());
            return session == null ? withoutSession(call, incoming) : inSession(call, incoming, session);
        } catch (Lanes.LaneBusyException _) {
            return comeLater("lane-busy");
        }
    }

    /// Bytes of a long message arrive: the device is slow, not gone (H16).
    void progress(@Nullable String cookie, long connection) {
        CwmpSession session = sessions.find(cookies.find(cookie), connection);
        if (session != null) {
            sessions.heard(session, connection, clock.instant());
        }
    }

    /// The device said more than we take.
    void tooLarge(@Nullable String cookie, long connection) {
        metrics.count("too-large");
        CwmpSession session = sessions.find(cookies.find(cookie), connection);
        if (session != null) {
            inLane(session, () -> {
                if (!session.isOver()) {
                    session.tooLarge(maxBody);
                    ended(session);
                }
            });
        }
    }

    void closed(long connection) {
        sessions.closed(connection);
    }

    /// Gives up sessions that fell silent or go on for too long, keeps the tasks of devices that think, and takes stock of the
    /// crowd; once a second.
    void sweep() {
        turnstile.tick();
        Instant now = clock.instant();
        for (CwmpSession session : sessions.all()) {
            if (sessions.overdue(session, now) != null) {
                // asked again in the lane: the device may have spoken meanwhile
                abandon(session, () -> sessions.overdue(session, clock.instant()));
            } else if (session.asks() && sessions.silence(session, now).compareTo(CwmpSession.RENEWAL) > 0) {
                inLane(session, session::keepTask);
            }
        }
    }

    /// Begins no more sessions and ends each after the task in hand.
    void close() {
        closing = true;
        sessions.all().forEach(CwmpSession::endSoon);
    }

    /// Gives up what is still open.
    void abandonAll() {
        sessions.all().forEach(session -> abandon(session, CwmpSaying.SERVER_STOPS::of));
    }

    private void abandon(CwmpSession session, Supplier<@Nullable Saying> reason) {
        inLane(session, () -> {
            Saying why = reason.get();
            if (why != null && !session.isOver()) {
                giveUp(session, why);
                metrics.count("abandoned");
                ended(session);
            }
        });
    }

    private void inLane(CwmpSession session, Runnable work) {
        try {
            lanes.in(session.deviceId().value(), () -> {
                work.run();
                return session;
            });
        } catch (Lanes.LaneBusyException _) {
            log.debug("still at work, left alone");
        }
    }

    private HttpReply inform(HttpCall call, Envelope<FromCpe> envelope, Inform inform) {
        Sighting sighting = namesakes.toldApart(InformReport.sighting(inform, clock.instant(), call.peer()));
        String unusable = InformReport.unusable(sighting.identity());
        if (unusable != null) {
            return gate.judge(call.sender()) instanceof Verdict.Challenged challenged
                    ? challenge(call, challenged)
                    : refuse(call, envelope, new Refusal("bad-identity", INVALID_ARGUMENTS, unusable, ""));
        }
        return switch (gate.judge(call.sender(), sighting.identity(), sighting.has(DeviceEvent.Kind.BOOTSTRAP))) {
            case Verdict.Challenged challenged -> challenge(call, challenged);
            case Verdict.Refused(String reason) ->
                refuse(call, envelope, new Refusal("certificate", REQUEST_DENIED, reason, sighting.device().value()));
            case Verdict.Admitted admitted -> greet(call, envelope, sighting, admitted);
        };
    }

    /// Why an Inform is not taken.
    ///
    /// @param kind for those who count
    /// @param code the fault that the device gets
    /// @param device empty if it cannot be told apart
    private record Refusal(String kind, int code, String text, String device) {}

    /// Faults travel under 200: some clients fall over at anything else (R14).
    private HttpReply refuse(HttpCall call, Envelope<FromCpe> envelope, Refusal refusal) {
        metrics.count(refusal.kind());
        log.atWarn().addKeyValue("device", refusal.device()).addKeyValue("peer", call.peer()).log(refusal.text());
        return soap(new Envelope<>(envelope.version(), Header.id(envelope.header().id()),
                new AcsResponse.AcsFault(new FaultStruct(refusal.code(), refusal.text()))), List.of());
    }

    private HttpReply greet(HttpCall call, Envelope<FromCpe> envelope, Sighting sighting, Verdict.Admitted admitted) {
        DeviceId device = sighting.device();
        if (closing || !turnstile.admits(device, sessions.size())) {
            return comeLater(closing ? "closing" : "sessions-full");
        }
        if (!collaborators.registry().admits(sighting.identity())) {
            return refuse(call, envelope, new Refusal("unknown-device", REQUEST_DENIED,
                    "the inventory does not have this device", device.value()));
        }
        return lanes.in(device.value(), () -> {
            supersede(sighting);
            CwmpSession session = begin(call, envelope, sighting);
            lookAfterCredentials(session, call, admitted);
            trace.begins(device);
            boolean traced = traceIn(device, call);
            suspect(session, call, traced);
            return reply(session, session.greet(envelope.header().id()),
                    List.of(Map.entry("Set-Cookie", cookies.header(session.cookie()))));
        });
    }

    private void lookAfterCredentials(CwmpSession session, HttpCall call, Verdict.Admitted admitted) {
        if (admitted.fellBack()) {
            metrics.count("own-credentials-lost");
            log.atInfo().addKeyValue("device", session.deviceId()).addKeyValue("peer", call.peer())
                    .log("came as new, without the credentials of its own");
        }
        if (admitted.lacksOwn() && upkeep.order(session.device())) {
            session.ring();
        }
    }

    private CwmpSession begin(HttpCall call, Envelope<FromCpe> envelope, Sighting sighting) {
        sessions.beginning(sighting.device());
        try {
            CwmpSession session = CwmpSession.begin(cookies.next(), call.origin(), collaborators, sighting, envelope);
            sessions.add(session, call.connection(), sighting.at());
            return session;
        } finally {
            sessions.begun(sighting.device());
        }
    }

    private void supersede(Sighting sighting) {
        CwmpSession old = sessions.of(sighting.device());
        if (old != null && !old.isOver()) {
            boolean inTheMiddle = sessions.silence(old, sighting.at()).compareTo(SHORT) < 0;
            giveUp(old, CwmpSaying.BEGAN_ANEW.of());
            metrics.count("superseded");
            ended(old);
            if (inTheMiddle && !old.peer().equals(sighting.peer())) {
                namesake(sighting, old.peer());
            }
        }
    }

    /// Nothing that moves its address comes back that soon: these are two boxes of one name (D19).
    private void namesake(Sighting sighting, String other) {
        metrics.count("namesake");
        log.atWarn().addKeyValue("device", sighting.device()).addKeyValue("peer", sighting.peer())
                .addKeyValue("other", other).log("two devices seem to have one name");
        trace.suspect(sighting.device(), CwmpSaying.NAMESAKE.of(Saying.of(sighting.peer()), Saying.of(other)));
    }

    /// A device that leaves us without an answer may have stumbled over what it was asked.
    private void giveUp(CwmpSession session, Saying why) {
        if (session.asks()) {
            trace.suspect(session.deviceId(), CwmpSaying.LEFT_UNANSWERED.of(why));
        }
        session.abandon(why);
    }

    private HttpReply inSession(HttpCall call, Incoming incoming, CwmpSession session) {
        return lanes.in(session.deviceId().value(), () -> {
            if (session.isOver()) {
                return withoutSession(call, incoming);
            }
            sessions.heard(session, call.connection(), clock.instant());
            boolean traced = traceIn(session.deviceId(), call);
            if (incoming instanceof Incoming.Malformed(String reason)) {
                metrics.count("malformed");
                log.atWarn().addKeyValue("peer", call.peer()).log("malformed message: {}", reason);
            }
            Reply reply = session.receive(incoming);
            // silence begins when we have spoken, however long that took us
            sessions.heard(session, call.connection(), clock.instant());
            suspect(session, call, traced);
            return reply(session, reply, List.of());
        });
    }

    private HttpReply reply(CwmpSession session, Reply reply, List<Map.Entry<String, String>> headers) {
        HttpReply answer = switch (reply) {
            case Reply.Say(Envelope<FromAcs> envelope) -> soap(envelope, headers);
            case Reply.End _ -> new HttpReply(204, headers, new byte[0]);
            case Reply.Reject(String reason) -> HttpReply.text(400, reason + "\n", headers);
        };
        if (session.isOver()) {
            ended(session);
        }
        if (trace.isOn(session.deviceId())) {
            trace.record(session.deviceId(), WireTrace.Direction.TO_DEVICE,
                    "HTTP " + answer.status() + "\n" + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private void ended(CwmpSession session) {
        sessions.remove(session);
        upkeep.ended(session.deviceId());
        Duration length = Duration.between(session.begun(), clock.instant());
        metrics.ended(length);
        var line = session.tasks() > 0 || !session.reason().equals("done") ? log.atInfo() : log.atDebug();
        line.addKeyValue("device", session.deviceId()).addKeyValue("tasks", session.tasks())
                .addKeyValue("requests", session.requests()).addKeyValue("ms", length.toMillis())
                .addKeyValue("end", session.reason()).log("session ended");
    }

    private HttpReply withoutSession(HttpCall call, Incoming incoming) {
        if (incoming instanceof Incoming.Empty
                && sessions.takeFarewell(cookies.find(call.cookie()), call.connection())) {
            return new HttpReply(204, List.of(), new byte[0]);
        }
        if (gate.judge(call.sender()) instanceof Verdict.Challenged challenged) {
            return challenge(call, challenged);
        }
        metrics.count("no-session");
        String why = switch (incoming) {
            case Incoming.Malformed(String reason) -> reason;
            case Incoming.Empty _,Incoming.Message _,Incoming.Unknown _ ->
                "No session is open under this cookie or connection; begin with an Inform.";
        };
        return HttpReply.text(400, why + "\n", List.of());
    }

    /// The answer to a call for which there is no thread to look at it.
    HttpReply turnAway() {
        turnstile.turnedAway();
        return comeLater("no-permit");
    }

    /// The answer to a call that could not be dealt with, but may be a little later.
    HttpReply putOff() {
        turnstile.turnedAway();
        return comeLater("unavailable");
    }

    private HttpReply comeLater(String why) {
        metrics.count(why);
        return HttpReply.text(503, "Busy; come back later.\n",
                List.of(Map.entry("Retry-After", Integer.toString(turnstile.retryAfter()))));
    }

    private HttpReply challenge(HttpCall call, Verdict.Challenged challenged) {
        if (challenged.complaint() != null) {
            metrics.count("wrong-credentials");
            log.atWarn().addKeyValue("peer", call.peer()).addKeyValue("why", challenged.complaint())
                    .log("credentials not taken");
        }
        return HttpReply.text(401, "Credentials are needed.\n",
                challenged.challenges().stream().map(one -> Map.entry("WWW-Authenticate", one)).toList());
    }

    private Incoming read(HttpCall call) {
        if (call.body().length == 0) {
            return new Incoming.Empty();
        }
        try {
            return new Incoming.Message(reader.readFromCpe(call.body(), call.charset()));
        } catch (UnknownMethodException e) {
            metrics.count("unknown-method");
            return new Incoming.Unknown(e.version(), e.id(), e.method());
        } catch (MalformedMessageException e) {
            return new Incoming.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private HttpReply soap(Envelope<FromAcs> envelope,
            List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Type", "text/xml; charset=utf-8"));
        return new HttpReply(200, all, writer.write(envelope));
    }

    /// What nobody foresaw is kept with the message that showed it.
    private void suspect(CwmpSession session, HttpCall call, boolean traced) {
        Saying oddity = session.oddity();
        if (oddity != null) {
            trace.suspect(session.deviceId(), oddity);
            if (!traced) {
                traceIn(session.deviceId(), call);
            }
        }
    }

    /// Whether it was kept.
    private boolean traceIn(DeviceId device, HttpCall call) {
        boolean on = trace.isOn(device);
        if (on) {
            trace.record(device, WireTrace.Direction.FROM_DEVICE, call.method() + " from " + call.peer() + "\n"
                    + new String(call.body(), StandardCharsets.UTF_8));
        }
        return on;
    }
}
