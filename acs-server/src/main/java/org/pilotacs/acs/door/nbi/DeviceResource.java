package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceRemoval;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.provisioning.session.OrderBook;

import java.util.Optional;

/// `DELETE /devices/{id}`. Safe for any number of threads.
final class DeviceResource {
    private final Devices devices;
    private final DeviceRemoval removal;
    private final OrderBook book;
    private final Summons summons;
    private final Witness witness;

    DeviceResource(Devices devices, DeviceRemoval removal, OrderBook book, Summons summons, Witness witness) {
        this.devices = devices;
        this.removal = removal;
        this.book = book;
        this.summons = summons;
        this.witness = witness;
    }

    HttpReply remove(HttpCall call) {
        HttpReply wrong = NbiNames.wrong(call, call.variable("id"), 600);
        if (wrong != null) {
            return wrong;
        }
        Optional<Device> device = WrittenId.find(devices, call.variable("id"), call.path());
        if (device.isEmpty()) {
            return NbiFace.empty(200);
        }
        if (summons.isInSession(device.get().id())) {
            return NbiFace.text(503, "Device is in session");
        }
        return witness.does(call, Deed.WROTE, Witness.subject(device.get()), "device removed", () -> {
            book.forget(device.get().id());
            removal.remove(device.get().id());
            return NbiFace.empty(200);
        });
    }
}
