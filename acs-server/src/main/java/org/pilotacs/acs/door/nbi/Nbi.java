package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.TokenGuard;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.saying.Saying;

import java.util.List;

/// The northbound interface: which path is answered by what. Safe for any number of threads.
public final class Nbi {
    private final DeviceListing devices;
    private final TagResource tags;
    private final Access access;

    /// What it gives access to.
    public record Core(Devices devices, DeviceWalk walk, DeviceTags tags) {}

    public Nbi(Core core, Access access, Witness witness) {
        this.devices = new DeviceListing(new DeviceCandidates(core.devices(), core.walk()), witness);
        this.tags = new TagResource(core.devices(), core.tags(), witness);
        this.access = access;
    }

    public RouteGroup routes() {
        Saying wanted = Saying
                .of("Send a token, as Authorization: Bearer, or as the password of Basic authentication: one"
                        + " that ./pilot token add made, or the one that console.token sets");
        return new RouteGroup("/", TokenGuard.bearerOrPassword(access, wanted), new NbiFace(),
                List.of(Route.get("/devices", devices::list).needing(Permission.LOOK),
                        Route.get("/devices/", devices::list).needing(Permission.LOOK),
                        Route.post("/devices/{id}/tags/{tag}", tags::put).needing(Permission.ENGINEER),
                        Route.delete("/devices/{id}/tags/{tag}", tags::remove).needing(Permission.ENGINEER)));
    }
}
