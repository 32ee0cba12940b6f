package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.reading.Reading;

import java.time.Instant;

/// Boxes, and what they told, as entries of an export. Stateless.
final class BoxEntries {
    private BoxEntries() {}

    static ObjectNode line(JdbcAbout.Line line) {
        ObjectNode json = DataJson.object().put("oui", line.oui()).put("serialNumber", line.serial())
                .put("productClass", line.productClass()).put("card", line.card());
        return tags(json, line.tags().lines().toList());
    }

    /// @param since when it became its customer's; the year 1970 if that is not known
    static ObjectNode box(Device device, Instant since) {
        boolean heard = !device.isUnheard();
        ObjectNode json = DataJson.object().put("id", device.id().value())
                .put("manufacturer", device.identity().manufacturer()).put("oui", device.identity().oui())
                .put("productClass", device.identity().productClass())
                .put("serialNumber", device.identity().serialNumber()).put("model", device.modelName())
                .put("softwareVersion", device.softwareVersion()).put("hardwareVersion", device.hardwareVersion())
                .put("card", device.card())
                .put("customersSince", since.equals(Instant.EPOCH) ? null : DataJson.time(since))
                .put("address", device.peer())
                .put("asksToBeReachedAt", device.knockAddress())
                .put("firstSeen", heard ? DataJson.time(device.firstSeen()) : null)
                .put("lastSeen", heard ? DataJson.time(device.lastSeen()) : null)
                .put("lastStart", DataJson.time(device.lastBoot()))
                .put("lastReset", DataJson.time(device.lastBootstrap()));
        return tags(json, device.tags().stream().sorted().toList());
    }

    private static ObjectNode tags(ObjectNode json, Iterable<String> tags) {
        ArrayNode list = json.putArray("tags");
        tags.forEach(list::add);
        return json;
    }

    /// A secret's value is empty.
    static ObjectNode parameter(DeviceId box, Parameter parameter) {
        Value value = parameter.value();
        return DataJson.object().put("box", box.value()).put("path", parameter.path())
                .put("value", value == null ? null : SecretParameter.masked(parameter.path(), value).text())
                .put("learnt", DataJson.time(parameter.learnt()));
    }

    static ObjectNode reading(DeviceId box, Reading reading) {
        return DataJson.object().put("box", box.value()).put("name", reading.name()).put("value", reading.value())
                .put("unit", reading.unit()).put("at", DataJson.time(reading.at())).put("source", reading.source());
    }

    static ObjectNode file(DeviceFile file) {
        return DataJson.object().put("box", file.device().value())
                .put("name",
                        file.name().isEmpty() ? DataJson.wire(file.kind()) + "-" + file.id() + ".bin" : file.name())
                .put("kind", DataJson.wire(file.kind())).put("instance", file.instance()).put("bytes", file.bytes())
                .put("received", DataJson.time(file.received()));
    }
}
