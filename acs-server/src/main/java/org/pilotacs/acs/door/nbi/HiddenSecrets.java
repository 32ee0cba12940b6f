package org.pilotacs.acs.door.nbi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.session.RecordJson;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords in what was ordered of devices, which nobody is told again: they read as empty, as in the data model.
final class HiddenSecrets {
    /// A key in a path such as `Device.Users.User.[Username:bob,Password:"x"]`.
    private static final Pattern KEY = Pattern.compile("([\\w.-]+)(\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\\]\"]*+)");

    private HiddenSecrets() {}

    /// An order as it was posted.
    static ObjectNode order(ObjectNode body) {
        ObjectNode shown = body.deepCopy();
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

    private static String withoutKeys(String path) {
        return path.indexOf('[') < 0 ? path : KEY.matcher(path).replaceAll(HiddenSecrets::withoutValue);
    }

    private static String withoutValue(MatchResult key) {
        return Matcher.quoteReplacement(
                SecretParameter.isNamed(key.group(1)) ? key.group(1) + key.group(2) + "\"\"" : key.group());
    }
}
