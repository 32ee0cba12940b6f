package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.provisioning.session.OrderBook;

import java.util.regex.Pattern;

/// `DELETE /faults/{device}:{channel}`. Safe for any number of threads.
final class FaultResource {
    private static final Pattern IN_PATH = Pattern.compile("[A-Za-z0-9_%:-]+");

    private final OrderBook book;
    private final Summons summons;
    private final Witness witness;

    FaultResource(OrderBook book, Summons summons, Witness witness) {
        this.book = book;
        this.summons = summons;
        this.witness = witness;
    }

    HttpReply remove(HttpCall call) {
        String id = call.variable("id");
        HttpReply wrong = NbiNames.wrong(call, id, 600, IN_PATH);
        if (wrong != null) {
            return wrong;
        }
        int colon = id.indexOf(':');
        if (colon < 1 || colon > DeviceId.MAX_LENGTH) {
            return NbiFace.empty(200);
        }
        DeviceId device = new DeviceId(id.substring(0, colon));
        if (summons.isInSession(device)) {
            return NbiFace.text(503, "Device is in session");
        }
        return witness.does(call, Deed.WROTE, Subject.of(device, null), "fault removed: " + id, () -> {
            book.removeFault(device, id.substring(colon + 1));
            return NbiFace.empty(200);
        });
    }
}
