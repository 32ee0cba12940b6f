package org.pilotacs.acs.door.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.http.HttpCall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Commands that do by the care API what a button of the explorer does. Names and values of boxes mean nothing to a shell
/// and nothing to a terminal: they are JSON of printable ASCII without apostrophes, between apostrophes. Stateless.
final class Curl {
    /// What a secret has in its place.
    static final String NEW_VALUE = "NEW-VALUE";

    private static final ObjectWriter JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build()
            .writer();
    private static final Pattern HOST = Pattern
            .compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:[0-9]{1,5})?");

    private Curl() {}

    static String read(HttpCall call, Device device, String path) {
        return action(call, device, fields("action", "read", "paths", List.of(path)));
    }

    static String discover(HttpCall call, Device device, String path) {
        return action(call, device, fields("action", "discover", "paths", List.of(path)));
    }

    static String write(HttpCall call, Device device, String path, ValueType type, String value) {
        Map<String, Object> one = fields("path", path, "value", value);
        one.put("type", TypeName.of(type));
        return action(call, device, fields("action", "write", "values", List.of(one)));
    }

    private static Map<String, Object> fields(String name, Object value, String other, Object another) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put(other, another);
        return fields;
    }

    private static String action(HttpCall call, Device device, Map<String, Object> body) {
        return "curl -X POST '" + base(call) + "/care/v1" + DeviceView.href(device)
                + "/actions' -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
                + " -H \"Idempotency-Key: $(date +%s)\" -d '" + json(body) + "'";
    }

    /// Where the browser found us. What it says of that is somebody's word, too.
    private static String base(HttpCall call) {
        String host = call.headers().text("host");
        String scheme = call.headers().text("x-forwarded-proto").equalsIgnoreCase("https") ? "https" : "http";
        return scheme + "://" + (HOST.matcher(host).matches() ? host : "localhost:3000");
    }

    /// A terminal takes DEL for a key, and an apostrophe would end the argument.
    private static String json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body).replace("'", "\\u0027").replace("\u007f", "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
