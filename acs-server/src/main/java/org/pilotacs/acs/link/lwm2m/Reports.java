package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.runtime.Lanes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What devices say, as sightings. Blocks. Safe for any number of threads.
final class Reports {
    /// This link's name, wherever one is written.
    static final String LINK = "lwm2m";

    private static final int SERVER = 1;
    private static final int LIFETIME = 1;
    private static final int BINDING = 7;
    private static final String MANUFACTURER = "Lwm2m.3.0.0";

    private final DeviceRegistry registry;
    private final EndpointIdentity names;
    private final ModelPaths paths;
    private final Nodes nodes;
    private final Lanes lanes;
    private final Clock clock;

    Reports(DeviceRegistry registry, EndpointIdentity names, ModelPaths paths, Nodes nodes, Lanes lanes, Clock clock) {
        this.registry = registry;
        this.names = names;
        this.paths = paths;
        this.nodes = nodes;
        this.lanes = lanes;
        this.clock = clock;
    }

    DeviceId device(Registration registration) {
        return names.device(registration);
    }

    /// @param before what it had registered before; null for nothing that we know
    Arrival registered(Registration registration, @Nullable Registration before) {
        List<Learnt> learnt = new ArrayList<>(terms(registration));
        if (before == null || !Arrays.equals(before.getObjectLinks(), registration.getObjectLinks())) {
            learnt.addAll(offered(registration));
        }
        return seen(registration, DeviceEvent.of(DeviceEvent.Kind.OTHER), learnt);
    }

    /// @param before as it was
    Arrival updated(Registration registration, Registration before) {
        List<Learnt> learnt = new ArrayList<>(terms(registration));
        if (!Arrays.equals(before.getObjectLinks(), registration.getObjectLinks())) {
            learnt.addAll(offered(registration));
        }
        return seen(registration, DeviceEvent.of(DeviceEvent.Kind.PERIODIC), learnt);
    }

    /// What it told by itself, because it is observed.
    Arrival noticed(Registration registration, Map<LwM2mPath, LwM2mNode> told) {
        List<Learnt> learnt = new ArrayList<>();
        told.forEach((path, node) -> learnt.addAll(nodes.learnt(path, node)));
        return seen(registration, DeviceEvent.of(DeviceEvent.Kind.TOLD), learnt);
    }

    /// What it sent. Of values that it took at several moments the last one counts; when that was, by its own clock, is not
    /// to be trusted.
    Arrival sent(Registration registration, TimestampedLwM2mNodes told) {
        return noticed(registration, told.getMostRecentNodes());
    }

    /// What it told when it was asked.
    Device told(Registration registration, List<Learnt> learnt) {
        return seen(registration, null, learnt).device();
    }

    /// It came back from a restart that we ordered.
    void restarted(Registration registration, String task) {
        seen(registration, new DeviceEvent(DeviceEvent.Kind.ORDERED_RESTART, task), terms(registration));
    }

    private Arrival seen(Registration registration, @Nullable DeviceEvent event, List<Learnt> learnt) {
        Identity named = names.of(registration.getEndpoint());
        Identity identity = new Identity(manufacturer(learnt), named.oui(), named.productClass(),
                named.serialNumber());
        Sighting sighting = new Sighting(identity, LINK, clock.instant(), registration.getAddress().getHostAddress(),
                event == null ? List.of() : List.of(event), learnt);
        return lanes.in(identity.deviceId().value(), () -> registry.seen(sighting));
    }

    private static String manufacturer(List<Learnt> learnt) {
        for (Learnt one : learnt) {
            if (one instanceof Learnt.Valued(String path, Value value) && path.equals(MANUFACTURER)) {
                return value.text();
            }
        }
        return "";
    }

    /// What the device and we agreed on, which are resources of its Server object where it has one.
    private List<Learnt> terms(Registration registration) {
        List<LwM2mPath> servers = registration.getAvailableInstances().stream()
                .filter(path -> path.getObjectId() == SERVER).toList();
        if (servers.size() != 1) {
            return List.of();
        }
        LwM2mPath server = servers.getFirst();
        return List.of(
                new Learnt.Valued(paths.written(server.append(LIFETIME), true),
                        new Value(ValueType.LONG, registration.getLifeTimeInSec().toString())),
                new Learnt.Valued(paths.written(server.append(BINDING), true),
                        Value.string(BindingMode.toString(registration.getBindingMode()))));
    }

    /// Which objects and instances it has; those that it had before and does not offer any more are gone.
    private List<Learnt> offered(Registration registration) {
        List<Learnt> learnt = new ArrayList<>();
        learnt.add(new Learnt.Complete(ModelPaths.ROOT, false));
        for (int object : new TreeSet<>(registration.getSupportedObject().keySet())) {
            String path = paths.written(new LwM2mPath(object), false);
            learnt.add(new Learnt.Named(path, false));
            learnt.add(new Learnt.Complete(path, false));
        }
        registration.getAvailableInstances()
                .forEach(instance -> learnt.add(new Learnt.Named(paths.written(instance, false), false)));
        return learnt;
    }
}
