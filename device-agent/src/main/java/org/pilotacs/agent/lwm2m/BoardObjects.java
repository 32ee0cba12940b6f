package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.resource.LwM2mInstanceEnabler;
import org.eclipse.leshan.client.resource.LwM2mObjectEnabler;
import org.eclipse.leshan.core.CertificateUsage;
import org.eclipse.leshan.core.LwM2mId;
import org.eclipse.leshan.core.model.StaticModel;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.protocols.lwm2m.ConditionalAccessResource;
import org.pilotacs.protocols.lwm2m.ConnectivityResource;
import org.pilotacs.protocols.lwm2m.DeviceResource;
import org.pilotacs.protocols.lwm2m.FirmwareResource;
import org.pilotacs.protocols.lwm2m.FrontEndResource;
import org.pilotacs.protocols.lwm2m.ParentalControlResource;
import org.pilotacs.protocols.lwm2m.ResourceId;
import org.pilotacs.protocols.lwm2m.StatisticsResource;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;

/// The objects of one box, from what its board has.
final class BoardObjects {
    private static final int CONNECTIVITY_STATISTICS = 7;

    private final Lwm2mSettings settings;
    private final Journal journal;
    private final Runnable changed;
    private final StaticModel models;
    private final List<LwM2mObjectEnabler> enablers = new ArrayList<>();
    private final List<BoardInstance<?>> instances = new ArrayList<>();

    private BoardObjects(Lwm2mParts parts, Runnable changed) {
        this.settings = parts.settings();
        this.journal = parts.board().journal();
        this.changed = changed;
        this.models = parts.surroundings().models().of(settings.vendorBase());
    }

    /// @param changed something was written or executed
    static BoardObjects of(Lwm2mParts parts, FirmwareUpdate update, Restart restart, Attention attention,
            Runnable changed) {
        Board board = parts.board();
        Lwm2mSettings settings = parts.settings();
        BoardObjects objects = new BoardObjects(parts, changed);
        objects.add(LwM2mId.SECURITY, List.of(security(settings)));
        objects.add(LwM2mId.SERVER, List.of(new ServerObject(board, settings)));
        objects.add(LwM2mId.DEVICE, DeviceResource.class, List.of(new DeviceObject(board, restart)));
        objects.add(LwM2mId.CONNECTIVITY_MONITORING, ConnectivityResource.class,
                List.of(new ConnectivityObject(board)));
        objects.add(LwM2mId.FIRMWARE, FirmwareResource.class,
                List.of(new FirmwareObject(update, !(settings.credentials() instanceof Credentials.None))));
        objects.add(CONNECTIVITY_STATISTICS, StatisticsResource.class, List.of(new StatisticsObject(attention)));
        if (board instanceof SatelliteDecoder decoder) {
            objects.addDecoder(decoder, parts.surroundings().scheduler(), parts.emm());
        }
        return objects;
    }

    private void addDecoder(SatelliteDecoder decoder, Scheduler scheduler, @Nullable EmmReceiver emm) {
        int base = settings.vendorBase();
        List<FrontEndObject> frontEnds = new ArrayList<>();
        for (Tuner tuner : decoder.tuners()) {
            frontEnds.add(new FrontEndObject(tuner, new Scan(tuner, scheduler, changed)));
        }
        if (!frontEnds.isEmpty()) {
            add(VendorObject.SATELLITE_FRONT_END.id(base), FrontEndResource.class, frontEnds);
        }
        if (decoder.hasCardReader()) {
            add(VendorObject.CONDITIONAL_ACCESS.id(base), ConditionalAccessResource.class,
                    List.of(new ConditionalAccessObject(decoder.cardReader(), decoder.identity().serialNumber(), emm)));
        }
        if (decoder.hasPin()) {
            add(VendorObject.PARENTAL_CONTROL.id(base), ParentalControlResource.class,
                    List.of(new ParentalControlObject(decoder)));
        }
    }

    private <R extends Enum<R> & ResourceId> void add(int object, Class<R> names,
            List<? extends Resources<R>> resources) {
        List<BoardInstance<R>> built = new ArrayList<>();
        for (Resources<R> one : resources) {
            built.add(new BoardInstance<>(built.size(), names, one, journal, changed));
        }
        instances.addAll(built);
        add(object, built);
    }

    private void add(int object, List<? extends LwM2mInstanceEnabler> built) {
        enablers.add(FixedObject.of(models.getObjectModel(object), built));
    }

    private static Security security(Lwm2mSettings settings) {
        String server = settings.server().toString();
        int id = ServerObject.SHORT_SERVER_ID;
        Security security = switch (settings.credentials()) {
            case Credentials.None() -> Security.noSec(server, id);
            case Credentials.Psk psk ->
                Security.psk(server, id, psk.identity().getBytes(StandardCharsets.UTF_8), psk.keyBytes());
            case Credentials.Certificate certificate -> x509(server, certificate);
        };
        security.setId(0);
        return security;
    }

    private static Security x509(String server, Credentials.Certificate certificate) {
        try {
            return Security.x509(server, ServerObject.SHORT_SERVER_ID, certificate.own().getEncoded(),
                    certificate.key().getEncoded(), certificate.server().getEncoded(),
                    CertificateUsage.DOMAIN_ISSUER_CERTIFICATE.code);
        } catch (CertificateEncodingException broken) {
            throw new IllegalArgumentException("a certificate that has no bytes", broken);
        }
    }

    List<LwM2mObjectEnabler> enablers() {
        return enablers;
    }

    /// Tells the observers of whatever is not what it was.
    void tellChanges() {
        instances.forEach(BoardInstance::tellChanges);
    }
}
