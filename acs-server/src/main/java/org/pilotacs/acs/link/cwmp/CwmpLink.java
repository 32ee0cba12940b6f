package org.pilotacs.acs.link.cwmp;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.RefusedFiles;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.intake.BulkReports;
import org.pilotacs.acs.link.cwmp.access.DeviceGate;
import org.pilotacs.acs.link.cwmp.access.GivenLogins;
import org.pilotacs.acs.link.cwmp.access.KnockLogins;
import org.pilotacs.acs.link.cwmp.access.Nonces;
import org.pilotacs.acs.link.cwmp.access.OperatorRule;
import org.pilotacs.acs.link.cwmp.access.OwnLoginStore;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.cwmp.wake.Waking;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningShelf;
import org.pilotacs.acs.provisioning.session.Provisioning;
import org.pilotacs.acs.runtime.Lanes;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.trace.WireTrace;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// The TR-069 link, assembled: HTTP rim, endpoint, sessions, knocks.
public final class CwmpLink implements AutoCloseable {
    /// This link's name, wherever one is written.
    public static final String NAME = InformReport.LINK;

    /// Requests worked on at once; a session that waits for the disk holds one.
    private static final int PERMITS = 1_024;
    /// More of them for devices that are in a session already.
    private static final int RESERVE = 256;
    /// Files taken at once: each may take minutes, and sessions must not wait for them.
    private static final int FILE_PERMITS = 128;
    private static final Duration LANE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration DRAIN_STEP = Duration.ofMillis(20);

    private final Lanes lanes;
    private final CwmpEndpoint endpoint;
    private final CwmpHttpServer server;
    private final CwmpSessions sessions;
    private final Waking waking;
    private final String host;
    private final Workers workers;
    private final Workers files;
    private final Duration drain;

    /// The rest of the server, as this link sees it.
    ///
    /// @param evidence how long a device may still show what became of an order whose fate is unknown
    /// @param devices what is known of a device that is to be woken
    /// @param key of the installation
    /// @param logins the credentials that devices have of their own
    /// @param images that devices can be given
    /// @param shelf where they fetch them
    /// @param provisioned what is done with devices beside tasks
    public record Core(DeviceRegistry registry, Devices devices, TaskQueue queue, Profiles profiles, WireTrace trace,
            Duration evidence, MasterKey key, OwnLoginStore logins, Artefacts images, ImageShelf shelf,
            Received received, Provisioned provisioned) {}

    /// What devices are given as an operator's scripts say.
    ///
    /// @param files that they can be told to fetch
    public record Provisioned(Provisioning provisioning, ProvisioningFiles files, ProvisioningShelf shelf,
            GivenLogins logins, OperatorRule rule) {}

    /// Where what devices send beside sessions goes.
    public record Received(DeviceFiles files, FileConfig config, BulkReports bulk, BulkConfig bulkConfig) {}

    /// @param drain how long [#close] lets open sessions finish
    /// @throws IOException if a file that the configuration names is no good
    public CwmpLink(Vertx vertx, CwmpConfig config, Core core, MeterRegistry meters, Clock clock, SecureRandom random,
            Duration drain) throws IOException {
        this.drain = drain;
        this.sessions = new CwmpSessions();
        this.workers = new Workers("cwmp", PERMITS, RESERVE);
        this.files = new Workers("cwmp-files", FILE_PERMITS);
        Turnstile turnstile = new Turnstile(config.sessions().most(), clock, RandomGenerator.getDefault());
        CwmpMetrics metrics = new CwmpMetrics(meters, sessions);
        Uploads uploads = new Uploads(core.received().files(), core.received().config(),
                new RefusedFiles(meters), config.listener().path(),
                core.key().derive(Uploads.KEY));
        Dialogues dialogues = new Dialogues(core.profiles(), new ModelMemory(), uploads,
                new Dialogues.Firmware(core.images(), core.shelf()), clock);
        DeviceGate gate = new DeviceGate(config.access(), config.listener().path(),
                new Nonces(core.key().derive(Nonces.KEY), clock, random), core.logins(),
                core.provisioned().rule(), clock);
        Upkeep upkeep = new Upkeep(core.queue(), core.logins(), new TaskIds(clock, random), clock);
        CwmpSession.Collaborators collaborators = new CwmpSession.Collaborators(core.registry(), upkeep, dialogues,
                new ProvisioningDesk(core.provisioned(), core.devices()), clock, config.sessions().timeout(),
                core.evidence());
        this.lanes = new Lanes(LANE_PATIENCE);
        this.endpoint = new CwmpEndpoint(config, gate, upkeep,
                collaborators,
                sessions, metrics,
                lanes, core.trace(), new CwmpCookie(config.sessions().cookieName(), random),
                turnstile);
        this.server = new CwmpHttpServer(vertx, config, endpoint,
                new SideDoor(uploads, new SideDoor.Bulk(core.received().bulkConfig(), core.received().bulk(), metrics),
                        gate,
                        collaborators, lanes),
                metrics, workers, files);
        this.host = config.listener().host();
        this.waking = new Waking(config.wake(),
                new Waking.Core(core.devices(), core.profiles(), new Attendance(sessions, turnstile),
                        new KnockLogins(config.wake().connectionRequest().login(), core.logins(),
                                core.provisioned().logins(), core.provisioned().rule())::of),
                new Waking.Means(vertx, meters, clock, random));
    }

    /// Listens; returns the ports.
    ///
    /// @throws IOException if an address or a file of cwmp.tls is not to be had
    public CwmpPorts start() throws IOException {
        Integer stun = waking.start(host);
        CwmpPorts http = server.listen();
        return new CwmpPorts(http.plain(), http.tls(), stun);
    }

    /// Fails if devices cannot be served.
    public void check() {
        if (!server.listens()) {
            throw new IllegalStateException("not listening for devices");
        }
    }

    /// In which devices are served; other links share them, as a device may speak to several.
    public Lanes lanes() {
        return lanes;
    }

    public Doorbell doorbell() {
        return waking.doorbell();
    }

    /// Gives up sessions that fell silent; call it about once a second.
    public void sweep() {
        endpoint.sweep();
    }

    /// Takes new certificates, if their files have changed; call it now and then.
    public void renewTls() {
        server.renewTls();
    }

    /// Keeps the ways open by which devices are woken; blocks as long as that takes. Call it now and then.
    public void keepWaysOpen() {
        waking.keepUp();
    }

    /// Whether a device is in session on this node.
    public boolean isInSession(DeviceId device) {
        if (sessions.isBeginning(device)) {
            return true;
        }
        CwmpSession session = sessions.of(device);
        return session != null && !session.isOver();
    }

    public int openSessions() {
        return sessions.size();
    }

    /// Lets sessions finish the task in hand, a bounded time, then gives up the rest in a way that loses nothing.
    @Override
    public void close() {
        endpoint.close();
        long deadline = System.nanoTime() + drain.toNanos();
        while (sessions.size() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(DRAIN_STEP.toNanos());
        }
        endpoint.abandonAll();
        server.close();
        waking.close();
        workers.close();
        files.close();
    }
}
