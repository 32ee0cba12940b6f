package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.door.DeviceFileReply;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.view.FileText;
import org.pilotacs.acs.saying.Saying;

/// Files that devices sent. Safe for any number of threads.
final class FileResource {
    private final DeviceFiles files;
    private final DeviceResource devices;
    private final Witness witness;

    FileResource(DeviceFiles files, DeviceResource devices, Witness witness) {
        this.files = files;
        this.witness = witness;
        this.devices = devices;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("files");
        files.ofDevice(devices.seen(call, "files").id()).forEach(file -> list.addObject().put("id", file.id())
                .put("name", DeviceFileReply.shownName(file)).put("file", DeviceFileReply.kind(file))
                .put("instance", file.instance()).put("bytes", file.bytes())
                .put("received", CareJson.time(file.received())));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        return DeviceFileReply.of(files, call.variable("file"), call, witness).orElseThrow(() -> gone(call));
    }

    HttpReply text(HttpCall call) {
        DeviceFile file = files.find(call.variable("file")).orElseThrow(() -> gone(call));
        witness.looked(call, file.device(), "text of " + DeviceFileReply.name(file));
        FileText text = FileText.of(files, file).orElseThrow(() -> gone(call));
        return CareJson.reply(200,
                CareJson.object().put("id", file.id()).put("name", DeviceFileReply.shownName(file))
                        .put("bytes", file.bytes()).put("binary", text.binary()).put("head", text.head())
                        .put("omitted", text.omitted()).put("tail", text.tail()).put("masked", text.masked()))
                .with("cache-control", "no-store");
    }

    private static RuntimeException gone(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_FILE.of(Saying.of(call.variable("file"))));
    }
}
