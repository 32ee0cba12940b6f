package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.door.DeviceFileReply;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.saying.Saying;

/// Files that devices sent. Safe for any number of threads.
final class FileResource {
    private final DeviceFiles files;
    private final DeviceResource devices;

    FileResource(DeviceFiles files, DeviceResource devices) {
        this.files = files;
        this.devices = devices;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("files");
        files.ofDevice(devices.required(call).id()).forEach(file -> list.addObject().put("id", file.id())
                .put("name", DeviceFileReply.name(file)).put("file", DeviceFileReply.kind(file))
                .put("instance", file.instance()).put("bytes", file.bytes())
                .put("received", CareJson.time(file.received())));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        String id = call.variable("file");
        return DeviceFileReply.of(files, id)
                .orElseThrow(() -> ApiError.notFound(CareSaying.NO_FILE.of(Saying.of(id))));
    }
}
