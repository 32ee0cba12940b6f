package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Context;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionLimitException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.PictureLoader;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.script.SessionScripts.ExtensionCall;
import org.pilotacs.acs.runtime.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Settings of an operator that depend on the device, looked at outside of its sessions: who may begin one, how it is called,
/// how long it may take to come. Safe for any number of threads.
public final class DeviceSettings {
    private static final Logger log = LoggerFactory.getLogger(DeviceSettings.class);
    private static final JsonMapper JSON = new JsonMapper();
    /// How long a device may take to come after it was called.
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(4);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

    private final DefinitionCache definitions;
    private final Devices devices;
    private final ExtensionCall extensions;
    private final Clock clock;

    /// A name and the password that goes with it.
    public record Pair(String username, Secret password) {}

    public DeviceSettings(DefinitionCache definitions, Devices devices, ExtensionCall extensions, Clock clock) {
        this.definitions = definitions;
        this.devices = devices;
        this.extensions = extensions;
        this.clock = clock;
    }

    /// Whether `cwmp.auth` says anything of anybody.
    public boolean judges() {
        return expression(ConfigKey.AUTH) != null;
    }

    /// Whether `cwmp.auth` lets a device begin a session; null if there is no such setting. What is neither true nor false, and
    /// what goes wrong while it is asked, lets nobody in.
    ///
    /// @param address where it comes from
    /// @param proves whether what it gave shows that it knows a name and a password
    public @Nullable Boolean admits(Identity identity, String address, BiPredicate<String, String> proves) {
        Expression expression = expression(ConfigKey.AUTH);
        if (expression == null) {
            return null;
        }
        Seen seen = new Seen(whole(identity), address, arguments -> isLogin(arguments)
                && proves.test(text(arguments, 0), text(arguments, 1)));
        try {
            return expression.evaluate(seen).isTrue() && !seen.failed;
        } catch (ExpressionLimitException e) {
            log.atWarn().addKeyValue("device", identity.deviceId()).setCause(e).log("cwmp.auth takes too long");
            return false;
        }
    }

    /// What `cwmp.connectionRequestAuth` has for a device, in its order.
    public List<Pair> knocks(DeviceId device) {
        Expression expression = expression(ConfigKey.CONNECTION_REQUEST_AUTH);
        Device known = expression == null ? null : devices.find(device).orElse(null);
        if (expression == null || known == null) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        try {
            // none is right, so that all are asked for
            expression.evaluate(new Seen(known.identity(), known.peer(), arguments -> {
                if (isLogin(arguments)) {
                    pairs.add(new Pair(text(arguments, 0), Secret.of(text(arguments, 1))));
                }
                return false;
            }));
        } catch (ExpressionLimitException e) {
            log.atWarn().addKeyValue("device", device).setCause(e).log("cwmp.connectionRequestAuth takes too long");
        }
        return pairs;
    }

    /// How long a device may take to come after it was called, by `cwmp.deviceOnlineThreshold`.
    public Duration patience(Device device) {
        Expression expression = expression(ConfigKey.DEVICE_ONLINE_THRESHOLD);
        try {
            return expression != null && expression.evaluate(new Seen(device.identity(), device.peer(),
                    _ -> false)) instanceof Value.Num(double millis) && !Double.isNaN(millis)
                            ? Duration.ofMillis((long) Math.clamp(millis, 0, LONGEST_PATIENCE.toMillis()))
                            : USUAL_PATIENCE;
        } catch (ExpressionLimitException _) {
            return USUAL_PATIENCE;
        }
    }

    /// Null if there is none, or a mere `NULL`.
    private @Nullable Expression expression(ConfigKey key) {
        Expression expression = definitions.current().config(key.written());
        return expression instanceof Expression.Literal(Value.Null _) ? null : expression;
    }

    /// Who reports in bulk does not say who made it.
    private Identity whole(Identity identity) {
        return identity.manufacturer().isEmpty()
                ? devices.find(identity.deviceId()).map(Device::identity).orElse(identity)
                : identity;
    }

    /// Nothing is nobody's name or password.
    private static boolean isLogin(List<Value> arguments) {
        return arguments.size() == 2 && arguments.stream().noneMatch(one -> one.isNull() || text(one).isEmpty());
    }

    private static String text(List<Value> arguments, int at) {
        return text(arguments.get(at));
    }

    private static String text(Value value) {
        return Typed.cast(value, "xsd:string").kept(true).text();
    }

    /// What is done with `AUTH(username, password)`.
    private interface Auth {
        boolean of(List<Value> arguments);
    }

    /// A device, of which no more is read than an expression asks for. Confined to one evaluation.
    private final class Seen implements Context {
        private final Identity identity;
        private final String address;
        private final Auth auth;
        private final Instant now = clock.instant();
        private @Nullable Optional<DeviceContext> known;
        private boolean failed;

        private Seen(Identity identity, String address, Auth auth) {
            this.identity = identity;
            this.address = address;
            this.auth = auth;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Value parameter(String path) {
            if (SecretParameter.isNamed(path)) {
                // it is not kept, and what stands for it is no password
                return Value.none();
            }
            return switch (DeviceContext.whole(path)) {
                case DeviceContext.ADDRESS -> Value.of(address);
                case "DeviceID.ID" -> Value.of(identity.deviceId().value());
                case "DeviceID.Manufacturer" -> Value.of(identity.manufacturer());
                case "DeviceID.OUI" -> Value.of(identity.oui());
                case "DeviceID.ProductClass" -> Value.of(identity.productClass());
                case "DeviceID.SerialNumber" -> Value.of(identity.serialNumber());
                default -> {
                    Optional<DeviceContext> read = known == null ? read() : known;
                    known = read;
                    yield read.map(context -> context.parameter(path)).orElse(Value.none());
                }
            };
        }

        private Optional<DeviceContext> read() {
            return devices.find(identity.deviceId()).map(device -> new DeviceContext(PictureLoader.load(device,
                    devices.parameters(device), Map.of(), List.of(), now.toEpochMilli()), address));
        }

        @Override
        public Value call(String function, List<Value> arguments) {
            return switch (function) {
                case "AUTH" -> Value.of(auth.of(arguments));
                case "EXT" -> extension(arguments);
                case "REMOTE_ADDRESS" -> Value.of(address);
                default -> Value.none();
            };
        }

        private Value extension(List<Value> arguments) {
            ArrayNode call = JSON.createArrayNode();
            arguments.forEach(one -> call.add(text(one)));
            ExtensionCall.Said said = extensions.call(call.toString());
            String json = said.json();
            if (json == null) {
                log.atWarn().addKeyValue("device", identity.deviceId()).addKeyValue("why", said.fault())
                        .log("an extension failed that a setting asks");
                failed = true;
                return Value.none();
            }
            try {
                return Invocation.value(JSON.readTree(json));
            } catch (JsonProcessingException _) {
                failed = true;
                return Value.none();
            }
        }
    }
}
