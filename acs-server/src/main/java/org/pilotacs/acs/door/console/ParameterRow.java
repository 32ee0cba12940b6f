package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.Profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// One parameter as the explorer lists it.
///
/// @param value short enough for a line; empty if it is not known, empty or secret
/// @param note what is to be said in place of a value; empty if there is one
/// @param type and whether it can be written, in words
/// @param stale when it turns grey
/// @param link where it is shown alone
public record ParameterRow(String path, String name, String value, String note, String type, Instant learnt, String age,
        Instant stale, boolean isStale, String link) {
    /// Boxes report at least once a day.
    static final Duration FRESH = Duration.ofHours(25);
    private static final int MOST = 160;

    /// @param href of the box
    static ParameterRow of(Parameter one, String href, Profile profile, Words words, Instant now) {
        Value value = one.value();
        boolean secret = isSecret(one, profile);
        String text = value == null || secret ? "" : value.text();
        Instant stale = one.learnt().plus(FRESH);
        return new ParameterRow(one.path(), one.path().substring(one.path().lastIndexOf('.') + 1),
                text.length() > MOST ? text.substring(0, MOST) + "…" : text, note(value, secret, words),
                type(value, words) + words.say(writable(one.writable())), one.learnt(),
                words.ago(Duration.between(one.learnt(), now)), stale, now.isAfter(stale),
                link(href, "/one?path=", one.path()));
    }

    private static String note(@Nullable Value value, boolean secret, Words words) {
        if (value == null) {
            return words.say("parameters.not-read");
        }
        return secret ? words.say("parameters.secret") : value.text().isEmpty() ? words.say("parameters.empty") : "";
    }

    private static String type(@Nullable Value value, Words words) {
        return value == null ? "" : words.say("type." + value.type().name()) + " · ";
    }

    private static String writable(@Nullable Boolean writable) {
        if (writable == null) {
            return "parameters.perhaps-writable";
        }
        return writable ? "parameters.writable" : "parameters.read-only";
    }

    /// Whether its value is nobody's to see. A boolean is no secret: it is an order.
    static boolean isSecret(Parameter one, Profile profile) {
        return (one.value() == null || one.value().type() != ValueType.BOOLEAN)
                && (SecretParameter.isNamed(one.path()) || profile.isHidden(one.path()));
    }

    /// A type with its name in the contract, as engineers know it.
    static String typeName(ValueType type, Words words) {
        return words.say("type." + type.name()) + " (" + TypeName.of(type) + ")";
    }

    /// A page of the box's parameters, about a path.
    static String link(String href, String page, String path) {
        return href + "/parameters" + page + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
