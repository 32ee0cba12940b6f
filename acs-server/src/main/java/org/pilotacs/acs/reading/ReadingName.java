package org.pilotacs.acs.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.pilotacs.acs.reading.ReadingName.Kind.COUNT;
import static org.pilotacs.acs.reading.ReadingName.Kind.FLAG;
import static org.pilotacs.acs.reading.ReadingName.Kind.NUMBER;
import static org.pilotacs.acs.reading.ReadingName.Kind.TEXT;

/// The closed list of what is measured, in words of no protocol. `{i}` and `{j}` stand for instance numbers from 1.
public enum ReadingName {
    TUNER_LOCK("tuner.{i}.lock", FLAG, "", Fresh.SIGNAL, "whether the tuner holds a signal"),
    TUNER_LEVEL("tuner.{i}.level", NUMBER, "dBm", Fresh.SIGNAL, "strength of the carrier at the input"),
    TUNER_CN("tuner.{i}.cn", NUMBER, "dB", Fresh.SIGNAL, "carrier to noise ratio"),
    TUNER_MARGIN("tuner.{i}.margin", NUMBER, "dB", Fresh.SIGNAL, "how far the carrier to noise ratio is above the point"
            + " where the picture is lost"),
    TUNER_BER("tuner.{i}.ber", NUMBER, "", Fresh.SIGNAL, "bit errors per bit before correction"),
    TUNER_PER("tuner.{i}.per", NUMBER, "", Fresh.SIGNAL, "lost packets per packet after correction"),
    TUNER_FREQUENCY("tuner.{i}.frequency", NUMBER, "kHz", Fresh.SIGNAL, "frequency of the transponder"),
    TUNER_SYMBOL_RATE("tuner.{i}.symbol-rate", NUMBER, "sym/s", Fresh.SIGNAL, "symbols per second"),
    TUNER_POLARISATION("tuner.{i}.polarisation", Fresh.SIGNAL, "polarisation: horizontal, vertical, left or right",
            "h", "v", "l", "r"),
    TUNER_BAND("tuner.{i}.band", Fresh.SIGNAL, "half of the Ku band that the LNB is switched to", "low", "high"),
    TUNER_MODULATION("tuner.{i}.modulation", TEXT, "", Fresh.SIGNAL, "modulation, for example `8PSK`"),
    TUNER_CODE_RATE("tuner.{i}.code-rate", TEXT, "", Fresh.SIGNAL, "share of useful bits, for example `3/4`"),
    TUNER_DELIVERY_SYSTEM("tuner.{i}.delivery-system", TEXT, "", Fresh.SIGNAL,
            "broadcast standard, for example `DVB-S2`"),
    TUNER_STRENGTH("tuner.{i}.strength", NUMBER, "%", Fresh.SIGNAL, "strength on the maker's own scale", true),
    TUNER_QUALITY("tuner.{i}.quality", NUMBER, "%", Fresh.SIGNAL, "quality on the maker's own scale", true),
    TUNER_LOCK_LOSSES("tuner.{i}.lock-losses", COUNT, "", Fresh.SIGNAL,
            "how often the signal was lost since the start"),
    TUNER_UNCORRECTED("tuner.{i}.uncorrected", COUNT, "", Fresh.SIGNAL, "packets that correction could not save, since"
            + " the start"),

    TRANSPONDER_LOCK("transponder.{i}.lock", FLAG, "", Fresh.SIGNAL,
            "whether a scan of the operator's transponders found"
                    + " a signal here that it could hold"),
    TRANSPONDER_LEVEL("transponder.{i}.level", NUMBER, "dBm", Fresh.SIGNAL, "strength of the carrier at the input"),
    TRANSPONDER_CN("transponder.{i}.cn", NUMBER, "dB", Fresh.SIGNAL, "carrier to noise ratio"),
    TRANSPONDER_MARGIN("transponder.{i}.margin", NUMBER, "dB", Fresh.SIGNAL,
            "how far the carrier to noise ratio is above"
                    + " the point where the picture is lost"),
    TRANSPONDER_FREQUENCY("transponder.{i}.frequency", NUMBER, "kHz", Fresh.SIGNAL, "frequency of the transponder"),
    TRANSPONDER_POLARISATION("transponder.{i}.polarisation", Fresh.SIGNAL,
            "polarisation: horizontal, vertical, left or right", "h", "v", "l", "r"),
    TRANSPONDER_BAND("transponder.{i}.band", Fresh.SIGNAL, "half of the Ku band that it is in", "low", "high"),
    TRANSPONDER_MODULATION("transponder.{i}.modulation", TEXT, "", Fresh.SIGNAL,
            "modulation that the box expects, for example `8PSK`"),
    TRANSPONDER_CODE_RATE("transponder.{i}.code-rate", TEXT, "", Fresh.SIGNAL,
            "share of useful bits that the box expects, for example `3/4`"),

    LNB_VOLTAGE("lnb.{i}.voltage", NUMBER, "V", Fresh.SIGNAL, "voltage that the tuner feeds to the LNB"),
    LNB_CURRENT("lnb.{i}.current", NUMBER, "mA", Fresh.SIGNAL, "current that the LNB draws"),
    LNB_STATUS("lnb.{i}.status", Fresh.SIGNAL,
            "state of the LNB's supply: fine, short circuit, nothing connected or too"
                    + " hot",
            "ok", "short", "open", "hot"),

    CARD_STATUS("card.status", Fresh.STATE, "state of the smart card: works, absent or broken", "ok", "none", "error"),
    CARD_SERIAL("card.serial", TEXT, "", Fresh.STATE, "number of the smart card"),
    CARD_PAIRED("card.paired", FLAG, "", Fresh.STATE, "whether the card is bound to this box"),
    CARD_ACCESS("card.access", Fresh.STATE, "what the card said to the channel last: opened, or why not", "ok",
            "no-rights",
            "expired", "not-paired", "region", "fault"),
    CARD_ENTITLEMENTS("card.entitlements", COUNT, "", Fresh.STATE, "entitlements on the card"),
    CARD_FAILURES("card.failures", COUNT, "", Fresh.STATE, "failed decryptions since the start, for whatever cause"),
    CARD_NO_KEY_COUNT("card.no-key-count", COUNT, "", Fresh.STATE, "decryptions that failed for want of a key since the"
            + " start: no rights, or not paired"),

    PIN_IS_DEFAULT("pin.is-default", FLAG, "", Fresh.STATE, "whether the PIN is the factory's"),
    STANDBY("standby", FLAG, "", Fresh.STATE, "whether the box sleeps"),
    DISPLAY("display.{i}", Fresh.STATE, "state of the television at the HDMI output", "ok", "none", "error"),

    ERROR("error.{i}", Fresh.STATE, "what the box itself calls wrong", "none", "low-battery", "power-off", "gps",
            "weak-signal", "out-of-memory", "sms", "no-internet", "peripheral", "lnb-short", "no-lock", "card", "disk"),

    START("start", FLAG, "", Fresh.SLOW, "it started at that moment"),
    UPTIME("uptime", NUMBER, "s", Fresh.STATE, "time since the last start"),
    CLOCK("clock", TEXT, "", Fresh.STATE, "what time it is for the box, as RFC 3339 writes it"),
    TEMPERATURE("temperature", NUMBER, "°C", Fresh.STATE, "temperature inside the box"),
    MEMORY_FREE("memory.free", NUMBER, "KiB", Fresh.STATE, "free memory"),
    MEMORY_TOTAL("memory.total", NUMBER, "KiB", Fresh.SLOW, "memory in all"),
    CPU("cpu", NUMBER, "%", Fresh.STATE, "load of the processor"),
    FIRMWARE_VERSION("firmware.version", TEXT, "", Fresh.SLOW, "version of the software"),

    WAN_UP("wan.up", FLAG, "", Fresh.STATE, "whether the box is connected to the internet"),
    WAN_IP("wan.ip", TEXT, "", Fresh.STATE, "address towards the internet"),
    WAN_UPTIME("wan.uptime", NUMBER, "s", Fresh.STATE, "time since the connection came up"),
    WAN_LAST_ERROR("wan.last-error", TEXT, "", Fresh.STATE, "why the connection failed last, in the box's words"),

    DSL_SYNC("dsl.sync", FLAG, "", Fresh.STATE, "whether the line is in step with the exchange"),
    DSL_DOWN_RATE("dsl.down.rate", NUMBER, "kbit/s", Fresh.STATE, "speed of the line to the customer"),
    DSL_UP_RATE("dsl.up.rate", NUMBER, "kbit/s", Fresh.STATE, "speed of the line from the customer"),
    DSL_DOWN_MARGIN("dsl.down.margin", NUMBER, "dB", Fresh.STATE, "noise margin to the customer"),
    DSL_UP_MARGIN("dsl.up.margin", NUMBER, "dB", Fresh.STATE, "noise margin from the customer"),
    DSL_DOWN_ATTENUATION("dsl.down.attenuation", NUMBER, "dB", Fresh.STATE, "loss of the line to the customer"),
    DSL_UP_ATTENUATION("dsl.up.attenuation", NUMBER, "dB", Fresh.STATE, "loss of the line from the customer"),

    OPTICAL_RX("optical.rx", NUMBER, "dBm", Fresh.STATE, "light that arrives"),
    OPTICAL_TX("optical.tx", NUMBER, "dBm", Fresh.STATE, "light that is sent"),
    CELLULAR_RSSI("cellular.rssi", NUMBER, "dBm", Fresh.SIGNAL, "received signal strength, noise included"),
    CELLULAR_RSRP("cellular.rsrp", NUMBER, "dBm", Fresh.SIGNAL, "received reference signal power"),
    CELLULAR_RSRQ("cellular.rsrq", NUMBER, "dB", Fresh.SIGNAL, "received reference signal quality"),

    WIFI_ENABLED("wifi.{i}.enabled", FLAG, "", Fresh.STATE, "whether this Wi-Fi network is switched on"),
    WIFI_SSID("wifi.{i}.ssid", TEXT, "", Fresh.STATE, "name of the network"),
    WIFI_CHANNEL("wifi.{i}.channel", NUMBER, "", Fresh.STATE, "radio channel"),
    WIFI_AUTO_CHANNEL("wifi.{i}.auto-channel", FLAG, "", Fresh.STATE, "whether the box chooses the channel"),
    WIFI_STANDARD("wifi.{i}.standard", TEXT, "", Fresh.SLOW, "802.11 standards in use, in the box's words"),
    WIFI_NOISE("wifi.{i}.noise", NUMBER, "dBm", Fresh.SIGNAL, "noise on the channel"),
    WIFI_CLIENTS("wifi.{i}.clients", COUNT, "", Fresh.STATE, "connected clients"),
    WIFI_CLIENT_MAC("wifi.{i}.client.{j}.mac", TEXT, "", Fresh.STATE, "hardware address of a client"),
    WIFI_CLIENT_IP("wifi.{i}.client.{j}.ip", TEXT, "", Fresh.STATE, "address of a client"),
    WIFI_CLIENT_RSSI("wifi.{i}.client.{j}.rssi", NUMBER, "dBm", Fresh.SIGNAL, "strength at which a client is heard"),
    WIFI_CLIENT_RATE("wifi.{i}.client.{j}.rate", NUMBER, "kbit/s", Fresh.SIGNAL, "last speed towards a client"),

    LAN_PORT_UP("lan.port.{i}.up", FLAG, "", Fresh.STATE, "whether something is plugged in and on"),
    LAN_PORT_RATE("lan.port.{i}.rate", NUMBER, "Mbit/s", Fresh.STATE, "speed of the port"),
    LAN_HOSTS("lan.hosts", COUNT, "", Fresh.STATE, "devices in the home that are on"),
    LAN_HOST_MAC("lan.host.{i}.mac", TEXT, "", Fresh.STATE, "hardware address of a device in the home"),
    LAN_HOST_IP("lan.host.{i}.ip", TEXT, "", Fresh.STATE, "address of a device in the home"),
    LAN_HOST_NAME("lan.host.{i}.name", TEXT, "", Fresh.STATE, "name that a device in the home gave"),
    LAN_HOST_ACTIVE("lan.host.{i}.active", FLAG, "", Fresh.STATE, "whether a device in the home is on"),
    LAN_HOST_INTERFACE("lan.host.{i}.interface", TEXT, "", Fresh.STATE, "how a device in the home is connected");

    /// What a value may be.
    public enum Kind {
        /// `true` or `false`.
        FLAG,
        /// A decimal number in the unit.
        NUMBER,
        /// A whole number from 0 that only grows until the next start, or a plain count.
        COUNT,
        /// One of a list of words.
        WORD,
        /// Whatever the box says.
        TEXT
    }

    private static final int MOST_DIGITS = 9;
    private static final Map<String, ReadingName> BY_TEMPLATE = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(ReadingName::template, Function.identity()));

    /// Names that were looked up, as many as real boxes use: each look at a box asks for hundreds.
    private static final Map<String, ReadingName> BY_NAME = new ConcurrentHashMap<>();
    private static final int MOST_NAMES = 10_000;

    private final String template;
    private final Kind kind;
    private final String unit;
    private final Duration freshFor;
    private final String meaning;
    private final List<String> words;
    private final boolean relative;

    ReadingName(String template, Kind kind, String unit, Duration freshFor, String meaning) {
        this(template, kind, unit, freshFor, meaning, List.of(), false);
    }

    ReadingName(String template, Kind kind, String unit, Duration freshFor, String meaning, boolean relative) {
        this(template, kind, unit, freshFor, meaning, List.of(), relative);
    }

    ReadingName(String template, Duration freshFor, String meaning, String... words) {
        this(template, Kind.WORD, "", freshFor, meaning, List.of(words), false);
    }

    ReadingName(String template, Kind kind, String unit, Duration freshFor, String meaning, List<String> words,
            boolean relative) {
        this.template = template;
        this.kind = kind;
        this.unit = unit;
        this.freshFor = freshFor;
        this.meaning = meaning;
        this.words = words;
        this.relative = relative;
    }

    /// As it is written, for example `tuner.{i}.cn`.
    public String template() {
        return template;
    }

    public Kind kind() {
        return kind;
    }

    /// Empty if it has none.
    public String unit() {
        return unit;
    }

    /// For how long a value may be shown as current.
    public Duration freshFor() {
        return freshFor;
    }

    /// For people.
    public String meaning() {
        return meaning;
    }

    /// What a [Kind#WORD] may be, best first; empty for others.
    public List<String> words() {
        return words;
    }

    /// Whether the scale is the maker's own, so that values of different models must not be compared.
    public boolean relative() {
        return relative;
    }

    /// How many instance numbers the name takes.
    public int instances() {
        return template.contains("{j}") ? 2 : template.contains("{i}") ? 1 : 0;
    }

    /// The name with its instance numbers in place.
    public String of(int... instances) {
        if (instances.length != instances()) {
            throw new IllegalArgumentException(template + " takes " + instances() + " instance numbers");
        }
        String name = template;
        for (int i = 0; i < instances.length; i++) {
            name = name.replace(i == 0 ? "{i}" : "{j}", Integer.toString(instances[i]));
        }
        return name;
    }

    /// The entry with this template.
    public static Optional<ReadingName> ofTemplate(String template) {
        return Optional.ofNullable(BY_TEMPLATE.get(template));
    }

    /// The entry that a reading's name, with its instance numbers, belongs to.
    public static Optional<ReadingName> ofName(String name) {
        ReadingName known = BY_NAME.get(name);
        return known == null ? lookedUp(name) : Optional.of(known);
    }

    private static Optional<ReadingName> lookedUp(String name) {
        Optional<ReadingName> found = name.indexOf('{') >= 0 ? Optional.empty() : ofTemplate(template(name));
        if (BY_NAME.size() < MOST_NAMES) {
            found.ifPresent(one -> BY_NAME.put(name, one));
        }
        return found;
    }

    /// The unit of a reading with this name; empty if it has none.
    static String unitOf(String name) {
        return ofName(name).map(ReadingName::unit).orElse("");
    }

    /// The template that a name comes from, if any does.
    private static String template(String name) {
        StringBuilder made = new StringBuilder(name.length() + 4);
        int instances = 0;
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            instances += append(made, name, from, dot, instances);
            made.append('.');
            from = dot + 1;
        }
        append(made, name, from, name.length(), instances);
        return made.toString();
    }

    /// @return how many instance numbers it was
    private static int append(StringBuilder made, String name, int from, int to, int before) {
        if (!isInstance(name, from, to)) {
            made.append(name, from, to);
            return 0;
        }
        made.append(before == 0 ? "{i}" : "{j}");
        return 1;
    }

    /// Whether a part of a name is an instance number: from 1, without leading zeros.
    public static boolean isInstance(String name, int from, int to) {
        if (from == to || to - from > MOST_DIGITS || name.charAt(from) == '0') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// For how long values may be shown as current.
    private static final class Fresh {
        /// Weather and people at the dish change it within minutes.
        static final Duration SIGNAL = Duration.ofMinutes(10);
        /// A periodic report a day is common, but a consultant asks about now.
        static final Duration STATE = Duration.ofHours(1);
        /// Changes with an update or a screwdriver.
        static final Duration SLOW = Duration.ofDays(7);
    }
}
