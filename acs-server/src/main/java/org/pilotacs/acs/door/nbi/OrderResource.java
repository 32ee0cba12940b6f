package org.pilotacs.acs.door.nbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.JsonBounds;
import org.pilotacs.acs.door.nbi.query.JsonReader;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;
import org.pilotacs.acs.provisioning.expression.JavaScriptText;
import org.pilotacs.acs.provisioning.session.OrderBook;
import org.pilotacs.acs.provisioning.session.OrderForm;
import org.pilotacs.acs.provisioning.session.OrderIds;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `POST /devices/{id}/tasks`, and what becomes of tasks. Safe for any number of threads.
final class OrderResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// What the server itself says of an order.
    private static final Set<String> OURS = Set.of("_id", "device", "timestamp", "expiry");
    private static final String CWMP = "cwmp";

    private final Devices devices;
    private final OrderBook book;
    private final Summons summons;
    private final Witness witness;
    private final Clock clock;

    OrderResource(Devices devices, OrderBook book, Summons summons, Witness witness, Clock clock) {
        this.devices = devices;
        this.book = book;
        this.summons = summons;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply place(HttpCall call) {
        boolean summoned = call.query().get("connection_request") != null;
        String body = call.body().text();
        Datum posted = null;
        if (!body.isEmpty()) {
            try {
                posted = JsonReader.read(body, JsonBounds.DOCUMENT);
            } catch (MalformedQueryException e) {
                return NbiFace.refused(e);
            }
            String noObject = noObject(posted);
            if (noObject != null) {
                return NbiFace.text(400, noObject);
            }
        }
        if (posted == null && !summoned) {
            return NbiFace.empty(400);
        }
        Optional<Device> device = WrittenId.find(devices, call.variable("id"), call.path());
        if (device.isEmpty()) {
            return NbiFace.text(404, "No such device");
        }
        if (posted == null) {
            return summon(call, device.get());
        }
        return place(call, device.get(), object(body), summoned);
    }

    private static @Nullable String noObject(Datum posted) {
        return switch (posted) {
            case Datum.Document _ -> null;
            case Datum.Array _ -> "One task is posted at a time, as a JSON object";
            case Datum.Nothing _ -> "TypeError: Cannot set properties of null (setting 'device')";
            case Datum.Text(String text) -> cannotHave("string", text);
            case Datum.Numeral _ -> cannotHave("number", StoredJson.text(posted));
            case Datum.Truth _ -> cannotHave("boolean", StoredJson.text(posted));
            case Datum.Date _,Datum.ObjectId _ -> "A task is a JSON object";
        };
    }

    private static String cannotHave(String type, String value) {
        return "TypeError: Cannot create property 'device' on " + type + " '" + value + "'";
    }

    private static ObjectNode object(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read cannot be read again", e);
        }
    }

    private HttpReply place(HttpCall call, Device device, ObjectNode task, boolean summoned) {
        String objection = OrderForm.objection(task);
        if (objection != null) {
            return NbiFace.text(400, objection);
        }
        if (!device.link().isEmpty() && !device.link().equals(CWMP)) {
            return NbiFace.text(400, "This device does not speak TR-069, so it takes no tasks; order an action at"
                    + " /care/v1, or in the console");
        }
        double at = task.hasNonNull("timestamp") ? JavaScriptText.time(task.get("timestamp").asText()) : Double.NaN;
        if (task.hasNonNull("timestamp") && Double.isNaN(at)) {
            return NbiFace.text(400, "timestamp is no time: " + task.get("timestamp"));
        }
        Instant since = Double.isNaN(at) || at == 0
                ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                : Instant.ofEpochMilli((long) at);
        Instant expiry = expiry(task, since);
        if (expiry == null && task.hasNonNull("expiry")) {
            return NbiFace.text(400, "expiry is neither a number of seconds nor a time: " + task.get("expiry"));
        }
        String uniqueKey = task.path("uniqueKey").asText("");
        task.remove(OURS);
        if (task.toString().getBytes(StandardCharsets.UTF_8).length > OrderBook.LONGEST) {
            return NbiFace.text(413, "A task has at most " + OrderBook.LONGEST + " bytes");
        }
        Summons.Waiting waiting = summoned ? summons.begin(device) : null;
        OrderBook.Placed placed = witness.does(call, Deed.WROTE, Witness.subject(device),
                "task " + task.path("name").asText(),
                () -> book.place(device.id(), since, expiry, uniqueKey.isEmpty() ? null : uniqueKey, task));
        HttpReply.Whole accepted = NbiFace.json(202, OrderDocuments.task(placed));
        if (waiting == null) {
            return accepted;
        }
        String left = waiting.until(placed, threshold(call));
        return left.isEmpty() ? NbiFace.json(200, OrderDocuments.task(placed)) : accepted.because(left);
    }

    /// A number is taken for seconds, from the time of the task on.
    private static @Nullable Instant expiry(ObjectNode task, Instant since) {
        if (!task.hasNonNull("expiry") || task.get("expiry").isNumber() && task.get("expiry").asDouble() == 0) {
            return null;
        }
        String text = task.get("expiry").asText();
        double seconds = JavaScriptText.time(text);
        boolean isNumber = text.strip().matches("[0-9]{1,12}(\\.[0-9]+)?");
        if (isNumber) {
            return since.plusMillis((long) (1000 * Double.parseDouble(text.strip())));
        }
        return Double.isNaN(seconds) ? null : Instant.ofEpochMilli((long) seconds);
    }

    /// How long the device may take to come, as JavaScript reads a number; negative for the usual time.
    private static long threshold(HttpCall call) {
        String text = call.query().get("timeout");
        double millis = text == null ? -1 : JavaScriptText.integer(text);
        return Double.isNaN(millis) ? 0 : (long) Math.min(millis, 600_000);
    }

    private HttpReply summon(HttpCall call, Device device) {
        String left = witness.does(call, Deed.ACTED, Witness.subject(device), "connection request",
                () -> summons.knock(device));
        return left.isEmpty() ? NbiFace.empty(200) : NbiFace.text(504, left).because(left);
    }

    HttpReply remove(HttpCall call) {
        return changed(call, "task removed", OrderBook::remove);
    }

    HttpReply retry(HttpCall call) {
        return changed(call, "task retried", OrderBook::retry);
    }

    private interface Change {
        boolean of(OrderBook book, String id);
    }

    private HttpReply changed(HttpCall call, String deed, Change change) {
        String id = call.variable("id");
        if (!OrderIds.FORM.matcher(id).matches()) {
            return NbiFace.text(400, "The id of a task has 24 hexadecimal digits");
        }
        Optional<OrderBook.Placed> order = book.find(id.toLowerCase(Locale.ROOT));
        if (order.isEmpty()) {
            return NbiFace.text(404, "Task not found");
        }
        DeviceId device = order.get().device();
        if (summons.isInSession(device)) {
            return NbiFace.text(503, "Device is in session");
        }
        return witness.does(call, Deed.WROTE, Subject.of(device, null), deed,
                () -> change.of(book, order.get().id()) ? NbiFace.empty(200) : NbiFace.text(404, "Task not found"));
    }
}
