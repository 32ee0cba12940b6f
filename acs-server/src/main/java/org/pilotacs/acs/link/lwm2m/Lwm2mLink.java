package org.pilotacs.acs.link.lwm2m;

import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.server.registration.Registration;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Endpoints;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.runtime.Lanes;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.TaskQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.random.RandomGenerator;

/// The LwM2M link, assembled: CoAP rim, registrations, reports, visits.
public final class Lwm2mLink implements AutoCloseable {
    /// This link's name, wherever one is written.
    public static final String NAME = Reports.LINK;

    private static final Logger log = LoggerFactory.getLogger(Lwm2mLink.class);
    /// Devices that are asked something at once; most of the time each waits for its device.
    private static final int VISITS = 1_024;

    private final JdbcRegistrations registrations;
    private final EndpointIdentity names;
    private final Attendance attendance;
    private final Visits visits;
    private final LaterLooks looks;
    private final UpdateTrigger trigger;
    private final CoapServers servers;
    private final Workers workers;
    private final Workers visitors;
    private final Clock clock;

    /// The rest of the server, as this link sees it.
    ///
    /// @param lanes of all links, as a device may speak to several
    /// @param evidence how long a device may still show what became of an order whose fate is unknown
    public record Core(DeviceRegistry registry, Devices devices, Endpoints endpoints, TaskQueue queue,
            Profiles profiles, DeviceKeys keys,
            Artefacts images, ImageShelf shelf, Lanes lanes, Duration evidence) {}

    /// @throws IOException if a file that the configuration names is no good
    public Lwm2mLink(Lwm2mConfig config, Core core, JdbcRegistrations registrations, MeterRegistry meters, Clock clock,
            RandomGenerator random) throws IOException {
        this.registrations = registrations;
        this.clock = clock;
        this.attendance = new Attendance(clock, config.exchanges().awake());
        this.workers = new Workers("lwm2m", config.exchanges().most());
        this.visitors = new Workers("lwm2m-visits", VISITS);
        Lwm2mMetrics metrics = new Lwm2mMetrics(meters, registrations);
        ObjectModels models = ObjectModels.load(config.models());
        ModelPaths paths = new ModelPaths(models.vendors());
        Nodes nodes = new Nodes(paths);
        this.names = new EndpointIdentity(core.endpoints());
        Reports reports = new Reports(core.registry(), names, paths, nodes, core.lanes(), clock);
        this.servers = new CoapServers(config, new CoapServers.Parts(registrations, new KeyRing(core.keys(), metrics),
                new Gatekeeper(core.keys(), core.registry(), names,
                        new Reception(reports, attendance, registrations), metrics),
                models, new PackageResource(core.images(), core.shelf().addresses(), metrics, clock), workers, metrics,
                random));
        Deliveries deliveries = new Deliveries(core.images(), core.shelf(),
                new Deliveries.CoapAddresses(config.packageHost(), this::ports));
        Asking asking = new Asking(servers.leshan(), config.exchanges().timeout());
        this.visits = new Visits(visitors,
                new DeviceVisit(new Talk.Tools(asking, paths, nodes, models, new ModelMemory(), clock), reports,
                        attendance, registrations,
                        new DeviceVisit.Work(core.queue(), core.devices(),
                                new Conversations(core.profiles(), registrations, deliveries),
                                new Resumption(clock), new BrokenOff(clock, core.evidence()), this::lookLater)));
        this.looks = new LaterLooks(attendance, visits);
        this.trigger = new UpdateTrigger(asking, attendance, registrations);
        new Occasions(reports, attendance, visits, workers, metrics).listenTo(servers.leshan());
    }

    /// Takes in who is registered, and listens; returns the ports.
    ///
    /// @throws IOException if an address is not to be had
    public Lwm2mPorts start() throws IOException {
        int known = registrations.load(servers::uri, clock.instant());
        for (Iterator<Registration> all = registrations.getAllRegistrations(); all.hasNext();) {
            Registration one = all.next();
            attendance.known(names.device(one), one);
        }
        servers.start();
        log.atInfo().addKeyValue("registrations", known).log("LwM2M listens");
        return ports();
    }

    private Lwm2mPorts ports() {
        return new Lwm2mPorts(servers.port(Protocol.COAP), servers.port(Protocol.COAPS));
    }

    private void lookLater(DeviceId device, Duration since) {
        looks.look(device, since);
    }

    public Doorbell doorbell() {
        return new Lwm2mDoorbell(attendance, visits, trigger, visitors, clock);
    }

    /// Ends registrations that were not renewed in time; call it now and then.
    public void sweep() {
        registrations.sweep(clock.instant());
    }

    /// Takes no more messages, and waits a bounded time for what is under way.
    @Override
    public void close() {
        servers.close();
        visitors.close();
        workers.close();
    }
}
