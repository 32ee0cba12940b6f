package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/// Sees to it that a device is visited by one at a time, and that what happens during a visit is seen to before it ends.
/// Safe for any number of threads.
final class Visits {
    private static final Logger log = LoggerFactory.getLogger(Visits.class);

    private final Workers workers;
    private final Visitor visitor;
    /// By device, whether something came while it is visited. Guarded by itself.
    private final Map<DeviceId, Boolean> underWay = new HashMap<>();

    /// What is done on a visit. Blocks.
    interface Visitor {
        void visit(DeviceId device) throws InterruptedException;
    }

    Visits(Workers workers, Visitor visitor) {
        this.workers = workers;
        this.visitor = visitor;
    }

    /// False if there is nobody to make the visit now.
    boolean begin(DeviceId device) {
        synchronized (underWay) {
            if (underWay.replace(device, true) != null) {
                return true;
            }
            underWay.put(device, false);
        }
        if (workers.begin(() -> run(device))) {
            return true;
        }
        synchronized (underWay) {
            underWay.remove(device);
        }
        return false;
    }

    /// The edge of the thread: what gets here unforeseen is ours, the database that cannot be had included. The device is
    /// visited again at its next occasion.
    private void run(DeviceId device) {
        try {
            do {
                visitor.visit(device);
            } while (isWantedAgain(device));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("device", device).setCause(failure).log("a visit broke off");
        } finally {
            synchronized (underWay) {
                underWay.remove(device);
            }
        }
    }

    /// Whether something came meanwhile; if not the visit is over, so that what comes from then on begins another.
    private boolean isWantedAgain(DeviceId device) {
        synchronized (underWay) {
            boolean wanted = underWay.getOrDefault(device, false);
            if (wanted) {
                underWay.put(device, false);
            } else {
                underWay.remove(device);
            }
            return wanted;
        }
    }
}
