package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.OrderRights;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.profile.Profile;

import java.util.Arrays;
import java.util.List;

/// One parameter, opened.
///
/// @param value all of it, as the box wrote it; empty if it is secret
/// @param form what writes it; null for those who may not, and where the box says that it cannot be written
/// @param why there is no form for those who may; empty where there is one
/// @param read the command that reads it
/// @param write the command that writes it; empty without a form
/// @param fold the row alone
public record ParameterView(String path, String value, @Nullable Form form, String why, String read, String write,
        String fold) {
    /// @param type as the contract names it, empty if it is not known
    /// @param typeName the same in words
    /// @param types to choose of, where the type is not known
    /// @param kind of field: `boolean`, `secret`, `long` or `line`
    public record Form(String type, String typeName, List<Type> types, String kind) {
        /// @param kind of the value, as it is shown for a boolean
        public record Type(String name, String text) {}
    }

    static ParameterView of(HttpCall call, Device device, Parameter one, Profile profile, Words words) {
        Value value = one.value();
        boolean secret = ParameterRow.isSecret(one, profile);
        boolean may = OrderRights.may(call.caller(), ActionKind.WRITE);
        Form form = may && !Boolean.FALSE.equals(one.writable()) && !device.quarantined()
                ? form(value, secret, words)
                : null;
        ValueType type = value == null ? ValueType.STRING : value.type();
        String text = value == null || secret ? "" : value.text();
        return new ParameterView(one.path(), text, form,
                !may || form != null ? "" : words.say(device.quarantined() ? "offer.quarantined" : "parameters.closed"),
                Curl.read(call, device, one.path()),
                form == null
                        ? ""
                        : Curl.write(call, device, one.path(), type, secret || value == null ? Curl.NEW_VALUE : text),
                ParameterRow.link(DeviceView.href(device), "/one?fold=yes&path=", one.path()));
    }

    private static Form form(@Nullable Value value, boolean secret, Words words) {
        if (value == null) {
            return new Form("", "", Arrays.stream(ValueType.values())
                    .map(type -> new Form.Type(TypeName.of(type), ParameterRow.typeName(type, words))).toList(),
                    secret ? "secret" : "line");
        }
        return new Form(TypeName.of(value.type()), ParameterRow.typeName(value.type(), words), List.of(),
                kind(value, secret));
    }

    private static String kind(Value value, boolean secret) {
        if (secret) {
            return "secret";
        }
        if (value.type() == ValueType.BOOLEAN) {
            return "boolean";
        }
        return value.text().length() > 100 || value.text().indexOf('\n') >= 0 ? "long" : "line";
    }

    /// Whether a boolean is true, as boxes write it.
    public boolean isTrue() {
        return value.equals("1") || value.equalsIgnoreCase("true");
    }
}
