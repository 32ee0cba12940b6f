package org.pilotacs.agent;

import org.pilotacs.agent.conf.Key;
import org.pilotacs.agent.conf.Kind;
import org.pilotacs.agent.linux.Command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every key of the configuration file, in the order of its reference.
final class Keys {
    private static final Kind<String> TEXT = Kind.text();
    private static final Kind<Command> COMMAND = Kind.command();
    private static final Kind<Optional<Path>> FILE = Kind.fileOrNone();

    static final Key<Optional<URI>> ACS_URL = new Key<>("acs.url", Kind.urlOrNone("http", "https"), "",
            "Where the box reports by TR-069, for example https://acs.example/, until the server names another place. This or "
                    + "lwm2m.server is needed.");
    static final Key<String> ACS_USERNAME = new Key<>("acs.username", TEXT, "",
            "Name that the box gives when the server asks; empty for none.");
    static final Key<Optional<Path>> ACS_PASSWORD = new Key<>("acs.password-file", FILE, "",
            "File with the password in its first line, which only the agent may read.");
    static final Key<Duration> ACS_INTERVAL = new Key<>("acs.periodic-interval",
            Kind.duration(Duration.ofSeconds(10), Duration.ofDays(30)), "1h",
            "How often the box reports of itself, until the server says otherwise.");
    static final Key<Optional<Path>> ACS_TRUST = new Key<>("acs.trust-file", FILE, "",
            "PEM file of the authorities whose servers are believed; empty for the public ones.");

    static final Key<String> KNOCK_LISTEN = new Key<>("connection-request.listen", Kind.oneOf("yes", "no"), "yes",
            "Whether the server may knock. Nobody is heard before a name and a password are set, here or by the server.");
    static final Key<String> KNOCK_HOST = new Key<>("connection-request.host",
            Kind.text("an address", "[0-9A-Fa-f.:]{2,45}"), "0.0.0.0", "Address to listen on; 0.0.0.0 for all.");
    static final Key<Integer> KNOCK_PORT = new Key<>("connection-request.port", Kind.integer(0, 65_535), "7547",
            "Port to listen on, for TCP and for UDP; 0 for any free one.");
    static final Key<String> KNOCK_URL = new Key<>("connection-request.url", TEXT, "",
            "How the server reaches that port, if not by the box's own address.");
    static final Key<String> KNOCK_USERNAME = new Key<>("connection-request.username", TEXT, "",
            "Name that the server must give, until it sets another.");
    static final Key<Optional<Path>> KNOCK_PASSWORD = new Key<>("connection-request.password-file", FILE, "",
            "File with that name's password in its first line.");

    static final Key<Optional<URI>> LWM2M_SERVER = new Key<>("lwm2m.server", Kind.urlOrNone("coap", "coaps"), "",
            "Where the box registers by LwM2M, for example coaps://acs.example:5684; beside acs.url, or instead of it.");
    static final Key<String> LWM2M_ENDPOINT = new Key<>("lwm2m.endpoint",
            Kind.text("up to 200 characters without blanks", "[!-~]{0,200}"), "",
            "Name that it registers by; empty for urn:dev:ops: and who the box is.");
    static final Key<String> LWM2M_IDENTITY = new Key<>("lwm2m.key-identity", TEXT, "",
            "What it shows of its key (PSK identity); empty for the name that it registers by.");
    static final Key<Optional<Path>> LWM2M_KEY = new Key<>("lwm2m.key-file", FILE, "",
            "File with the key that it shares with the server, hexadecimal, in its first line; needed with coaps.");
    static final Key<Duration> LWM2M_LIFETIME = new Key<>("lwm2m.lifetime",
            Kind.duration(Duration.ofSeconds(30), Duration.ofDays(30)), "1h",
            "How long a registration holds that is not renewed, until the server says otherwise.");
    static final Key<Duration> LWM2M_AWAKE = new Key<>("lwm2m.awake",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(10)), "0s",
            "How long the box listens after each word (queue mode); 0s if it always does.");
    static final Key<Duration> LWM2M_SEND = new Key<>("lwm2m.send-signal-every",
            Kind.duration(Duration.ZERO, Duration.ofDays(1)), "0s",
            "How often it tells its signal unasked; 0s for never.");
    static final Key<Integer> LWM2M_BASE = new Key<>("lwm2m.vendor-object-base", Kind.integer(10_241, 42_798), "42770",
            "Number of the first of our objects for decoders, the same as the server's; the default is for tests.");

    static final Key<String> MANUFACTURER = new Key<>("box.manufacturer", TEXT, "",
            "Who made the box; empty for what its BIOS says.");
    static final Key<String> OUI = new Key<>("box.oui",
            Kind.text("six hexadecimal digits in capitals, empty for the network card's", "([0-9A-F]{6})?"), "",
            "The maker's identifier.");
    static final Key<String> PRODUCT_CLASS = new Key<>("box.product-class", Kind.text("up to 64 characters", ".{0,64}"),
            "", "The maker's name for all boxes like this; empty for the model.");
    static final Key<String> SERIAL = new Key<>("box.serial-number", Kind.text("up to 64 characters", ".{0,64}"), "",
            "Its number; empty for what the device tree or the BIOS says, else the network card's address.");
    static final Key<String> MODEL = new Key<>("box.model-name", TEXT, "",
            "Its model; empty for what the device tree or the BIOS says.");
    static final Key<String> HARDWARE = new Key<>("box.hardware-version", TEXT, "",
            "Its revision; empty for what the BIOS says.");

    static final Key<String> INTERFACE = new Key<>("network.interface",
            Kind.text("a name, empty for the one with the default route", "[^/\\s]{0,15}"), "",
            "Interface by which the server reaches the box.");

    static final Key<Command> INSTALLER = new Key<>("firmware.installer", COMMAND, "",
            "Program that is given the image's file, checks it and writes it. It ends with 0 and the new version in its "
                    + "first line of output, 2 for a damaged image, 3 for one of another model, anything else if it failed.");
    static final Key<Duration> INSTALL_LIMIT = new Key<>("firmware.time-limit",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(6)), "30m", "After this the installer is killed.");
    static final Key<Long> LARGEST = new Key<>("firmware.largest", Kind.size(1 << 10, 16L << 30), "512MiB",
            "The largest image that is fetched; it is kept in the state folder meanwhile.");
    static final Key<Optional<Path>> VERSION = new Key<>("firmware.version-file", FILE, "",
            "File with the software's version in its first line; empty for what /etc/os-release says.");

    static final Key<Command> RESTART = new Key<>("power.restart", COMMAND, "systemctl reboot",
            "Program that restarts the box; empty if the agent alone is to start anew.");

    static final Key<Optional<Path>> STANDBY_FILE = new Key<>("standby.file", FILE, "",
            "File that holds 1 in standby and 0 otherwise; empty if the box has no standby.");
    static final Key<Command> STANDBY_ON = new Key<>("standby.on", COMMAND, "",
            "Program that sends the box into standby; empty if writing the file does.");
    static final Key<Command> STANDBY_OFF = new Key<>("standby.off", COMMAND, "", "Program that wakes it.");

    static final Key<Optional<Path>> PIN_FILE = new Key<>("pin.file", FILE, "",
            "File that holds the parental PIN; a reset writes 0000 into it. Empty if programs do that, or there is no PIN.");
    static final Key<Command> PIN_RESET = new Key<>("pin.reset", COMMAND, "",
            "Program that puts the PIN back to 0000.");
    static final Key<Command> PIN_READ = new Key<>("pin.read", COMMAND, "",
            "Program that prints default or changed, so that a reset can be shown to have worked.");

    static final Key<Optional<Path>> CARD_FILE = new Key<>("card.file", FILE, "",
            "File in which the middleware tells of the smart card, as name=value lines: status (none, running, error), serial, "
                    + "atr, paired (yes, no), entitlements, failures, failures-without-key.");
    static final Key<Command> CARD_READ = new Key<>("card.read", COMMAND, "", "Program that prints the same.");

    static final Key<Command> CARD_REFRESH = new Key<>("card.refresh", COMMAND, "",
            "Program that has the card's rights sent again, or the box listen for them; LwM2M's Refresh Entitlements. Empty "
                    + "if the box cannot.");

    static final Key<Command> CARD_RIGHTS = new Key<>("card.rights", COMMAND, "",
            "Program that changes the card's rights as an EMM orders it. Its arguments are product=end, one for each: "
                    + "the product a whole number, the end as 2027-01-01T00:00:00Z, or nothing where the right is "
                    + "taken. Empty if the box cannot.");

    static final Key<Path> TUNERS = new Key<>("tuner.folder", Kind.file(), "/dev/dvb", "Where the tuners are.");
    static final Key<Integer> LNB_LOW = new Key<>("tuner.lnb-low", Kind.integer(0, 30_000), "9750",
            "MHz that the LNB subtracts in the low band.");
    static final Key<Integer> LNB_HIGH = new Key<>("tuner.lnb-high", Kind.integer(0, 30_000), "10600",
            "MHz that it subtracts in the high band.");
    static final Key<Double> SNR_STEP = new Key<>("tuner.snr-step", Kind.decimal(0, 10), "0",
            "dB of one step of FE_READ_SNR, for a driver that has nothing newer; 0 if nobody knows, then it is not used.");

    static final Key<Optional<Path>> EMM_KEYS = new Key<>("emm.keys-file", FILE, "",
            "File with the keys by which the box knows EMMs (form REF-1) for its operator's, which only the agent may "
                    + "read: a line for each, its slot (0 to 31), an equals sign, 32 hexadecimal digits. Empty if it "
                    + "obeys none.");
    static final Key<Optional<Long>> EMM_ADDRESS = new Key<>("emm.address", Kind.unsignedOrNone(), "",
            "Number that EMMs call this box by; empty for its card's.");
    static final Key<List<Long>> EMM_GROUPS = new Key<>("emm.groups", Kind.unsignedList(), "",
            "Numbers of the groups that it is in.");
    static final Key<String> EMM_DEMUX = new Key<>("emm.demux",
            Kind.text("adapterN/demuxM, empty for none", "(adapter[0-9]{1,4}/demux[0-9]{1,4})?"), "",
            "Demultiplexer below tuner.folder that EMMs are read from, for example adapter0/demux0; empty if they come "
                    + "by LwM2M alone.");
    static final Key<Integer> EMM_PID = new Key<>("emm.pid", Kind.integer(0, 8_190), "0",
            "PID that they are on; 0 for the one that the CAT tells.");
    static final Key<String> EMM_SYSTEM = new Key<>("emm.ca-system-id",
            Kind.text("four hexadecimal digits, empty for none", "([0-9A-Fa-f]{4})?"), "",
            "CA_system_id under which the CAT tells that PID.");

    static final Key<Path> STATE = new Key<>("state.folder", Kind.file(), "/var/lib/pilot-agent",
            "Folder for what must survive a restart.");
    static final Key<Duration> LOOK = new Key<>("look.every",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)), "10s",
            "How often the agent looks whether something changed by itself: address, lock, card.");
    static final Key<String> LOG = new Key<>("log.level", Kind.oneOf("error", "warn", "info", "debug"), "info",
            "What is written to standard output.");

    static final List<Key<?>> ALL = List.of(ACS_URL, ACS_USERNAME, ACS_PASSWORD, ACS_INTERVAL, ACS_TRUST, KNOCK_LISTEN,
            KNOCK_HOST, KNOCK_PORT, KNOCK_URL, KNOCK_USERNAME, KNOCK_PASSWORD, LWM2M_SERVER, LWM2M_ENDPOINT,
            LWM2M_IDENTITY,
            LWM2M_KEY, LWM2M_LIFETIME, LWM2M_AWAKE, LWM2M_SEND, LWM2M_BASE, MANUFACTURER, OUI, PRODUCT_CLASS, SERIAL,
            MODEL, HARDWARE, INTERFACE, INSTALLER, INSTALL_LIMIT, LARGEST, VERSION, RESTART, STANDBY_FILE, STANDBY_ON,
            STANDBY_OFF, PIN_FILE, PIN_RESET, PIN_READ, CARD_FILE, CARD_READ, CARD_REFRESH, CARD_RIGHTS, TUNERS,
            LNB_LOW, LNB_HIGH, SNR_STEP, EMM_KEYS, EMM_ADDRESS, EMM_GROUPS, EMM_DEMUX, EMM_PID, EMM_SYSTEM, STATE, LOOK,
            LOG);

    private Keys() {}

    /// The reference file: every key with its meaning and its default.
    static String reference() {
        StringBuilder text = new StringBuilder(
                """
                        # pilot-agent: every setting with its default. Copy this file, remove the # before a key and change its value.
                        # An unknown key, or a value that is not allowed, stops the start. Durations: 500ms, 30s, 10m, 1h, 2d. Sizes: 64KiB,
                        # 16MiB, 1GiB. Programs are run without a shell. Relative files stand beside this one, or in systemd's credentials.
                        """);
        for (Key<?> key : ALL) {
            text.append("\n# ").append(key.doc()).append("\n# Allowed: ").append(key.kind().allowed()).append(".\n");
            text.append(("#" + key.name() + " = " + key.initial()).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
