package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.SendRequest;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.eclipse.leshan.server.send.SendListener;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// Hears what Leshan says of devices: each word of one is reported, and is an occasion to visit it. What comes on a thread
/// that must not wait is handed to a worker.
final class Occasions implements RegistrationListener, ObservationListener, SendListener {
    private static final Logger log = LoggerFactory.getLogger(Occasions.class);

    private final Reports reports;
    private final Attendance attendance;
    private final Visits visits;
    private final Workers workers;
    private final Lwm2mMetrics metrics;

    Occasions(Reports reports, Attendance attendance, Visits visits, Workers workers, Lwm2mMetrics metrics) {
        this.reports = reports;
        this.attendance = attendance;
        this.visits = visits;
        this.workers = workers;
        this.metrics = metrics;
    }

    void listenTo(LeshanServer server) {
        server.getRegistrationService().addListener(this);
        server.getObservationService().addListener(this);
        server.getSendService().addListener(this);
    }

    @Override
    public void registered(Registration registration, @Nullable Registration before,
            @Nullable Collection<Observation> observations) {
        DeviceId device = reports.device(registration);
        attendance.spoke(device, registration);
        visit(device);
    }

    @Override
    public void updated(RegistrationUpdate update, Registration registration, Registration before) {
        DeviceId device = reports.device(registration);
        attendance.spoke(device, registration);
        visit(device, reports.updated(registration, before));
    }

    @Override
    public void unregistered(Registration registration, Collection<Observation> observations, boolean expired,
            @Nullable Registration next) {
        if (next == null) {
            attendance.left(reports.device(registration));
        }
    }

    @Override
    public void dataReceived(Registration registration, TimestampedLwM2mNodes data, SendRequest request) {
        DeviceId device = reports.device(registration);
        attendance.spoke(device, registration);
        visit(device, reports.sent(registration, data));
    }

    @Override
    public void onError(Registration registration, String words, Exception failure) {
        metrics.count("bad-send");
        log.atWarn().addKeyValue("endpoint", registration.getEndpoint()).addKeyValue("why", words)
                .log("what a device sent was not taken");
    }

    @Override
    public void onResponse(SingleObservation observation, Registration registration, ObserveResponse response) {
        noticed(registration, Collections.singletonMap(observation.getPath(), response.getContent()));
    }

    @Override
    public void onResponse(CompositeObservation observation, Registration registration,
            ObserveCompositeResponse response) {
        noticed(registration, response.getContent());
    }

    private void noticed(Registration registration, @Nullable Map<LwM2mPath, LwM2mNode> told) {
        Map<LwM2mPath, LwM2mNode> values = new HashMap<>();
        if (told != null) {
            told.forEach((path, node) -> {
                if (node != null) {
                    values.put(path, node);
                }
            });
        }
        boolean begun = workers.begin(() -> {
            DeviceId device = reports.device(registration);
            attendance.spoke(device, registration);
            visit(device, reports.noticed(registration, values));
        });
        if (!begun) {
            metrics.count("notice-lost");
        }
    }

    @Override
    public void onError(Observation observation, Registration registration, Exception failure) {
        metrics.count("bad-notification");
        log.atWarn().addKeyValue("endpoint", registration.getEndpoint()).addKeyValue("why", failure.getMessage())
                .log("what a device told was not taken");
    }

    @Override
    public void newObservation(Observation observation, Registration registration) {
        // kept by the store
    }

    @Override
    public void cancelled(Observation observation) {
        // kept by the store
    }

    private void visit(DeviceId device, Arrival arrival) {
        if (arrival.parked()) {
            attendance.mayShow(device);
        }
        if (arrival.queued() || arrival.parked() || attendance.anew(device) != null) {
            visit(device);
        }
    }

    private void visit(DeviceId device) {
        if (!visits.begin(device)) {
            metrics.count("no-visitor");
        }
    }
}
