package org.pilotacs.acs.provisioning.expression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A device with some parameters, and functions that tell how often they were called.
final class SampleContext implements Context {
    static final Instant NOW = Instant.ofEpochMilli(1_512_998_183_000L);

    final List<String> calls = new ArrayList<>();
    private final Map<String, Value> parameters = new HashMap<>();

    static SampleContext device() {
        return new SampleContext()
                .with("Device.DeviceInfo.UpTime", Value.of(4711))
                .with("Device.DeviceInfo.SoftwareVersion", Value.of("2.10"))
                .with("Device.Enabled", Value.of(true))
                .with("Device.Notes", Value.of("first\nsecond"))
                .with("Device.Which", Value.of("2"))
                .with("Device.SSID.2.Name", Value.of("home"))
                .with("Tags.test", Value.of(true));
    }

    SampleContext with(String path, Value value) {
        parameters.put(path, value);
        return this;
    }

    /// As its literal is written.
    String valueOf(String expression) {
        return new Expression.Literal(Expression.parse(expression).evaluate(this)).toString();
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public Value parameter(String path) {
        return parameters.getOrDefault(path, Value.none());
    }

    @Override
    public Value call(String function, List<Value> arguments) {
        calls.add(function);
        return switch (function) {
            case "REMOTE_ADDRESS" -> Value.of("192.0.2.7");
            case "EXT" -> Value.of(arguments.size());
            default -> Value.none();
        };
    }
}
