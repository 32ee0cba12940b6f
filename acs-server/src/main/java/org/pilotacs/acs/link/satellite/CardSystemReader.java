package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig.Encoded;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig.HandedInOnly;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig.Manner;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig.Submitted;
import org.pilotacs.acs.link.satellite.payload.EncoderSettings;
import org.pilotacs.acs.link.satellite.payload.GatewayConfig;
import org.pilotacs.acs.link.satellite.payload.KeySlots;
import org.pilotacs.acs.link.satellite.payload.Ref1Config;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one of `card-systems`.
final class CardSystemReader {
    private static final Kind<Integer> CA_SYSTEM_ID = Kind.of("a number of 16 bits, such as 0x5A5A", 0,
            CardSystemReader::number);
    private static final Kind<String> OPTION = Kind.text("a text", Pattern.compile(".{0,4096}"));

    private CardSystemReader() {}

    /// @param folder of the file, beside which files that it names are looked for
    static CardSystemConfig read(YamlMap map, @Nullable Path folder) {
        String kind = map.required("kind", Kind.text());
        return new CardSystemConfig(map.required("name", Kind.text()), map.list("cards", Kind.text()), switch (kind) {
            case CardSystemConfig.GATEWAY -> new Submitted(gateway(map, folder));
            case CardSystemConfig.HANDED_IN_ONLY -> new HandedInOnly(map.required("ca-system-id", CA_SYSTEM_ID));
            default -> encoded(kind, map, folder);
        });
    }

    private static Manner encoded(String kind, YamlMap map, @Nullable Path folder) {
        YamlMap slots = map.map("slots");
        KeySlots usual = KeySlots.DEFAULT;
        Kind<Integer> slot = Kind.integer(KeySlots.SLOT);
        Ref1Config ref1 = new Ref1Config(
                new KeySlots(slots.or("rights", slot, usual.rights()), slots.or("pin", slot, usual.pin()),
                        slots.or("box", slot, usual.box())),
                map.or("encrypted", Kind.bool(), Ref1Config.DEFAULT.encrypted()),
                map.or("restart-delay", Kind.duration(Ref1Config.RESTART_DELAY), Ref1Config.DEFAULT.restartDelay()));
        YamlMap named = map.map("options");
        Map<String, Secret> options = new LinkedHashMap<>();
        named.keys().forEach(key -> options.put(key, Secret.of(named.or(key, OPTION, ""))));
        return new Encoded(kind, new EncoderSettings(map.required("ca-system-id", CA_SYSTEM_ID), DataType.EMM,
                file(map, "key-file", folder), ref1, options));
    }

    private static GatewayConfig gateway(YamlMap map, @Nullable Path folder) {
        Kind<Duration> timeout = Kind.duration(GatewayConfig.TIMEOUT);
        return new GatewayConfig(uri(map.required("url", Kind.text())), map.required("token", Kind.secretText()),
                map.or("connect-timeout", timeout, GatewayConfig.DEFAULT_CONNECT_TIMEOUT),
                map.or("timeout", timeout, GatewayConfig.DEFAULT_TIMEOUT), file(map, "ca", folder));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException none) {
            throw new BadSetting("url", "is no address: " + text);
        }
    }

    private static @Nullable Path file(YamlMap map, String key, @Nullable Path folder) {
        String name = map.or(key, Kind.text(), "");
        return name.isEmpty() ? null : folder == null ? Path.of(name) : folder.resolve(name);
    }

    private static @Nullable Integer number(String text) {
        try {
            int number = Integer.decode(text);
            return number >= 0 && number <= 0xFFFF ? number : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
