package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Tags of devices: `/devices/{id}/tags/{tag}`.
final class TagResource {
    /// As GenieACS routes it, still percent-encoded: a dot must be sent as `%2E`.
    private static final Pattern IN_PATH = Pattern.compile("[A-Za-z0-9_%-]+");

    private final Devices devices;
    private final DeviceTags tags;
    private final Witness witness;

    TagResource(Devices devices, DeviceTags tags, Witness witness) {
        this.devices = devices;
        this.tags = tags;
        this.witness = witness;
    }

    HttpReply put(HttpCall call) {
        return change(call, "tag put: ", true);
    }

    HttpReply remove(HttpCall call) {
        return change(call, "tag removed: ", false);
    }

    private HttpReply change(HttpCall call, String deed, boolean put) {
        String tag = call.variable("tag");
        String segment = call.path().substring(call.path().lastIndexOf('/') + 1);
        if (!IN_PATH.matcher(segment).matches()) {
            return NbiFace.text(404, "404 Not Found");
        }
        if (!NbiNames.isEncoded(segment)) {
            return NbiFace.text(400, "The tag is not well encoded: a % stands before two hexadecimal digits, which make"
                    + " UTF-8 that can be printed");
        }
        if (!DeviceTags.TAG.matcher(tag).matches()) {
            return NbiFace.text(400, "A tag has 1 to 64 characters that can be printed");
        }
        Optional<Device> device = WrittenId.find(devices, call.variable("id"), call.path());
        if (device.isEmpty()) {
            return NbiFace.text(404, "No such device");
        }
        Supplier<DeviceTags.Changed> work = () -> put
                ? tags.put(device.get().id(), tag)
                : tags.remove(device.get().id(), tag);
        return switch (witness.does(call, Deed.WROTE, Witness.subject(device.get()), deed + tag, work)) {
            case DONE -> NbiFace.empty(200);
            case UNKNOWN -> NbiFace.text(404, "No such device");
            case TOO_MANY -> NbiFace.text(422, "The device has " + DeviceTags.MOST
                    + " tags, or they are too long together; remove one first");
        };
    }
}
