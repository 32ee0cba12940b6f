package org.pilotacs.acs.door.nbi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.path.Segment;
import org.pilotacs.acs.provisioning.session.RecordJson;

import java.util.List;

/// Passwords in what was ordered of devices, which nobody is told again: they read as empty, as in the data model.
final class HiddenSecrets {
    private HiddenSecrets() {}

    /// An order as it was posted.
    static ObjectNode order(ObjectNode body) {
        ObjectNode shown = body.deepCopy();
        if (shown.path("objectName").isTextual()) {
            shown.put("objectName", withoutKeys(shown.get("objectName").textValue()));
        }
        if (shown.path("parameterNames") instanceof ArrayNode names) {
            for (int i = 0; i < names.size(); i++) {
                hideAfterPath(names, i);
            }
        }
        shown.path("parameterValues").forEach(each -> hideAfterPath(each, 0));
        shown.path("provisions").forEach(HiddenSecrets::hide);
        return shown;
    }

    static ArrayNode invocations(List<Invocation> invocations) {
        ArrayNode shown = RecordJson.invocations(invocations);
        shown.forEach(HiddenSecrets::hide);
        return shown;
    }

    /// @param invocation a provision's name and arguments, of which any may be a path
    private static void hide(JsonNode invocation) {
        for (int i = 1; i < invocation.size(); i++) {
            hideAfterPath(invocation, i);
        }
    }

    /// Hides a value that follows its path, and values in the path itself.
    private static void hideAfterPath(JsonNode list, int at) {
        if (list instanceof ArrayNode all && all.path(at).isTextual()) {
            String path = all.get(at).textValue();
            // truths are orders rather than secrets
            if (all.size() > at + 1 && !all.get(at + 1).isBoolean() && SecretParameter.isNamed(path)) {
                all.set(at + 1, JsonNodeFactory.instance.textNode(""));
            }
            all.set(at, JsonNodeFactory.instance.textNode(withoutKeys(path)));
        }
    }

    /// A path such as `Device.Users.User.[Username:bob,Password:"x"]`. One that cannot be read may hold anything.
    private static String withoutKeys(String path) {
        if (path.indexOf('[') < 0) {
            return path;
        }
        try {
            DataPath read = DataPath.parse(path);
            return hasSecret(read) ? read.withoutKeys().toString() : path;
        } catch (InvalidPathException _) {
            return "";
        }
    }

    private static boolean hasSecret(DataPath path) {
        return path.segments().stream().anyMatch(one -> one instanceof Segment.Keyed(List<Segment.Key> keys)
                && keys.stream().anyMatch(key -> SecretParameter.isNamed(key.path().toString())
                        || hasSecret(key.path())));
    }
}
