package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.send.NoDataException;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.exception.SendFailedException;
import org.eclipse.leshan.core.response.SendResponse;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.lwm2m.FrontEndResource;
import org.pilotacs.protocols.lwm2m.VendorObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells the server the signal at an interval, asked or not, by Send (LwM2M Core 1.1, 6.4.6). No thread while it waits.
final class SignalSender {
    private static final Logger log = LoggerFactory.getLogger(SignalSender.class);
    private static final List<FrontEndResource> TOLD = List.of(FrontEndResource.LOCKED, FrontEndResource.SIGNAL_LEVEL,
            FrontEndResource.CARRIER_TO_NOISE, FrontEndResource.LINK_MARGIN, FrontEndResource.UNCORRECTED_PACKETS);

    private final Lwm2mParts parts;
    private final LeshanClient client;
    private final List<String> paths;
    private Appointment next = Appointment.NONE;
    private boolean stopped;

    SignalSender(Lwm2mParts parts, LeshanClient client) {
        this.parts = parts;
        this.client = client;
        this.paths = paths(parts);
    }

    private static List<String> paths(Lwm2mParts parts) {
        List<String> paths = new ArrayList<>();
        if (parts.board() instanceof SatelliteDecoder decoder) {
            int object = VendorObject.SATELLITE_FRONT_END.id(parts.settings().vendorBase());
            for (int tuner = 0; tuner < decoder.tuners().size(); tuner++) {
                for (FrontEndResource resource : TOLD) {
                    paths.add("/" + object + "/" + tuner + "/" + resource.id());
                }
            }
        }
        return paths;
    }

    /// Does nothing for a box that is not to send, or has no signal.
    synchronized void follow() {
        Duration interval = parts.settings().sendInterval();
        if (!stopped && !interval.isZero() && !paths.isEmpty()) {
            next = parts.surroundings().scheduler().after(interval, this::send);
        }
    }

    private void send() {
        try {
            for (LwM2mServer server : client.getRegisteredServers().values()) {
                SendResponse answer = client.getSendService().sendData(server, ContentFormat.SENML_CBOR, paths,
                        parts.settings().retry().answerWithin().toMillis());
                if (answer != null && answer.isSuccess()) {
                    parts.observer().saw(new Lwm2mEvent.Sent());
                }
            }
            follow();
        } catch (NoDataException | SendFailedException notNow) {
            log.debug("{} sent nothing: {}", parts.endpoint(), notNow.toString());
            follow();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void stop() {
        stopped = true;
        next.cancel();
    }
}
