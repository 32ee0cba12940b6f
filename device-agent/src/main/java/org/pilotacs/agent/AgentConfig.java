package org.pilotacs.agent;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.conf.ConfFile;
import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.conf.Key;
import org.pilotacs.agent.conf.Problem;
import org.pilotacs.agent.conf.Secret;
import org.pilotacs.agent.dvb.LnbPlan;
import org.pilotacs.agent.emm.EmmPlace;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.KeyFile;
import org.pilotacs.agent.linux.FirmwareConfig;
import org.pilotacs.agent.linux.LinuxConfig;
import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.Presence;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that the operator decides about one agent. Immutable.
///
/// @param coap null if the box does not speak LwM2M
/// @param emm null if it obeys no EMMs
/// @param look how often the board is looked at
record AgentConfig(Acs acs, Knock knock, @Nullable Coap coap, @Nullable Emm emm, LinuxConfig box, Tuners tuners,
        Duration look, String logLevel) {

    /// @param url null if the box does not speak TR-069
    /// @param trust PEM file of authorities; null for the public ones
    record Acs(@Nullable URI url, String username, Secret password, Duration periodicInterval, @Nullable Path trust) {}

    /// How the server asks for a session.
    ///
    /// @param url as the server sees it; empty for the box's own address
    record Knock(boolean listens, String host, int port, String url, String username, Secret password) {}

    record Tuners(Path folder, LnbPlan lnb) {}

    /// How the box speaks LwM2M.
    ///
    /// @param endpoint empty for the one that follows from who the box is
    /// @param identity of the key; empty for the endpoint
    /// @param key hexadecimal; none by plain CoAP
    /// @param awake zero if it always listens
    record Coap(URI server, String endpoint, String identity, Secret key, Duration lifetime, Duration awake,
            Duration sendInterval, int vendorBase) {
        /// @param who the box is
        /// @param mostPackageBytes longest firmware package that is taken
        Lwm2mSettings settings(Identity who, int mostPackageBytes) {
            String name = endpoint.isEmpty() ? Lwm2mSettings.endpointOf(who) : endpoint;
            Credentials credentials = key.text().isEmpty()
                    ? new Credentials.None()
                    : new Credentials.Psk(identity.isEmpty() ? name : identity, key.text());
            return Lwm2mSettings.of(server, credentials).endpoint(name).lifetime(lifetime).sendInterval(sendInterval)
                    .presence(awake.isZero() ? new Presence.AlwaysOn() : new Presence.Queue(awake))
                    .vendorBase(vendorBase).mostPackageBytes(mostPackageBytes);
        }
    }

    /// Which EMMs the box obeys, and how it hears them.
    ///
    /// @param air null if they come by LwM2M alone
    record Emm(EmmSettings settings, @Nullable Air air) {}

    /// @param demux device file of the demultiplexer
    record Air(Path demux, EmmPlace place) {}

    /// @param environment for systemd's CREDENTIALS_DIRECTORY
    /// @throws ConfProblems with everything that is wrong in it
    static AgentConfig load(Path file, Map<String, String> environment) {
        ConfFile conf = ConfFile.read(file.toString(), text(file), Keys.ALL);
        return new Reader(conf, file.toAbsolutePath(), environment.get("CREDENTIALS_DIRECTORY")).config();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfProblems(List.of(new Problem(file.toString(), 0, "", "cannot be read: " + e)));
        }
    }

    /// One reading. Confined to it.
    private static final class Reader {
        /// Characters of the longest first line that is taken for a secret.
        private static final int LONGEST_SECRET = 256;

        private final ConfFile conf;
        private final Path here;
        private final @Nullable String credentials;
        private final List<Problem> problems = new ArrayList<>();

        Reader(ConfFile conf, Path here, @Nullable String credentials) {
            this.conf = conf;
            this.here = here;
            this.credentials = credentials;
        }

        AgentConfig config() {
            AgentConfig config = new AgentConfig(acs(), knock(), coap(), emm(), box(),
                    new Tuners(file(conf.get(Keys.TUNERS)), new LnbPlan(1_000 * conf.get(Keys.LNB_LOW),
                            1_000 * conf.get(Keys.LNB_HIGH), conf.get(Keys.SNR_STEP))),
                    conf.get(Keys.LOOK), conf.get(Keys.LOG));
            if (!problems.isEmpty()) {
                throw new ConfProblems(problems);
            }
            return config;
        }

        private Acs acs() {
            return new Acs(conf.get(Keys.ACS_URL).orElse(null), conf.get(Keys.ACS_USERNAME), secret(Keys.ACS_PASSWORD),
                    conf.get(Keys.ACS_INTERVAL), file(Keys.ACS_TRUST));
        }

        private Knock knock() {
            Secret password = secret(Keys.KNOCK_PASSWORD);
            String username = conf.get(Keys.KNOCK_USERNAME);
            if (username.isEmpty() != password.text().isEmpty()) {
                problems.add(conf.problem(username.isEmpty() ? Keys.KNOCK_USERNAME : Keys.KNOCK_PASSWORD,
                        "is needed with the other: a name has a password"));
            }
            return new Knock(conf.get(Keys.KNOCK_LISTEN).equals("yes"), conf.get(Keys.KNOCK_HOST),
                    conf.get(Keys.KNOCK_PORT), conf.get(Keys.KNOCK_URL), username, password);
        }

        private @Nullable Coap coap() {
            URI server = conf.get(Keys.LWM2M_SERVER).orElse(null);
            if (server == null) {
                if (conf.get(Keys.ACS_URL).isEmpty()) {
                    problems.add(conf.problem(Keys.ACS_URL, "is missing, and so is lwm2m.server: the box would report"
                            + " nowhere"));
                }
                return null;
            }
            Secret key = secret(Keys.LWM2M_KEY);
            if (server.getScheme().equals("coaps") == key.text().isEmpty()) {
                problems.add(conf.problem(Keys.LWM2M_KEY, key.text().isEmpty()
                        ? "is needed: by coaps the box proves who it is"
                        : "is not used by coap; set lwm2m.server to a coaps URL"));
            } else if (!key.text().matches("([0-9A-Fa-f]{2}){0,64}")) {
                problems.add(conf.problem(Keys.LWM2M_KEY, "has no hexadecimal key in its first line"));
            }
            return new Coap(server, conf.get(Keys.LWM2M_ENDPOINT), conf.get(Keys.LWM2M_IDENTITY), key,
                    conf.get(Keys.LWM2M_LIFETIME), conf.get(Keys.LWM2M_AWAKE), conf.get(Keys.LWM2M_SEND),
                    conf.get(Keys.LWM2M_BASE));
        }

        private @Nullable Emm emm() {
            List<String> lines = secretLines(Keys.EMM_KEYS);
            Air air = air();
            if (lines.isEmpty()) {
                if (air != null) {
                    problems.add(conf.problem(Keys.EMM_KEYS, "is needed: without a key every EMM is a stranger's"));
                }
                return null;
            }
            boolean hasCard = card().isOffered();
            if (conf.get(Keys.EMM_ADDRESS).isEmpty() && !hasCard) {
                problems.add(conf.problem(Keys.EMM_ADDRESS, "is needed: there is no card whose number it could be"));
            }
            if (air == null && (conf.get(Keys.LWM2M_SERVER).isEmpty() || !hasCard)) {
                problems.add(conf.problem(Keys.EMM_DEMUX,
                        "is needed: EMMs come by LwM2M only where there are lwm2m.server and a card"));
            }
            try {
                return new Emm(new EmmSettings(conf.get(Keys.EMM_ADDRESS).orElse(null),
                        Set.copyOf(conf.get(Keys.EMM_GROUPS)), KeyFile.keys(lines)), air);
            } catch (IllegalArgumentException wrong) {
                problems.add(conf.problem(Keys.EMM_KEYS, String.valueOf(wrong.getMessage())));
                return null;
            }
        }

        private @Nullable Air air() {
            String demux = conf.get(Keys.EMM_DEMUX);
            int pid = conf.get(Keys.EMM_PID);
            String system = conf.get(Keys.EMM_SYSTEM);
            if (demux.isEmpty()) {
                if (pid != 0 || !system.isEmpty()) {
                    problems.add(conf.problem(pid != 0 ? Keys.EMM_PID : Keys.EMM_SYSTEM,
                            "is not used without emm.demux"));
                }
                return null;
            }
            if ((pid != 0) == !system.isEmpty()) {
                problems.add(conf.problem(Keys.EMM_PID, pid == 0
                        ? "is needed, or else emm.ca-system-id, by which the CAT tells it"
                        : "is not used beside emm.ca-system-id; set one of them"));
            }
            return new Air(file(conf.get(Keys.TUNERS)).resolve(demux), pid != 0
                    ? new EmmPlace.Pid(pid)
                    : new EmmPlace.ByCat(system.isEmpty() ? 0 : Integer.parseInt(system, 16)));
        }

        private LinuxConfig box() {
            return new LinuxConfig(
                    new LinuxConfig.Label(conf.get(Keys.MANUFACTURER), conf.get(Keys.OUI),
                            conf.get(Keys.PRODUCT_CLASS), conf.get(Keys.SERIAL), conf.get(Keys.MODEL),
                            conf.get(Keys.HARDWARE)),
                    file(conf.get(Keys.STATE)), conf.get(Keys.INTERFACE),
                    new FirmwareConfig(conf.get(Keys.INSTALLER), conf.get(Keys.INSTALL_LIMIT), conf.get(Keys.LARGEST),
                            file(Keys.VERSION)),
                    conf.get(Keys.RESTART),
                    new LinuxConfig.Standby(conf.get(Keys.STANDBY_ON), conf.get(Keys.STANDBY_OFF),
                            file(Keys.STANDBY_FILE)),
                    pin(), card());
        }

        private LinuxConfig.Card card() {
            return new LinuxConfig.Card(conf.get(Keys.CARD_READ), file(Keys.CARD_FILE), conf.get(Keys.CARD_REFRESH),
                    conf.get(Keys.CARD_RIGHTS));
        }

        private LinuxConfig.Pin pin() {
            LinuxConfig.Pin pin = new LinuxConfig.Pin(conf.get(Keys.PIN_RESET), conf.get(Keys.PIN_READ),
                    file(Keys.PIN_FILE));
            if (pin.reset().isNone() != pin.read().isNone()) {
                problems.add(conf.problem(pin.reset().isNone() ? Keys.PIN_RESET : Keys.PIN_READ,
                        "is needed with the other: a reset that cannot be shown is not offered"));
            }
            return pin;
        }

        private Path file(Path named) {
            return here.resolveSibling(named);
        }

        private @Nullable Path file(Key<Optional<Path>> key) {
            return conf.get(key).map(this::file).orElse(null);
        }

        private Secret secret(Key<Optional<Path>> key) {
            List<String> lines = secretLines(key);
            if (lines.isEmpty()) {
                return Secret.NONE;
            }
            String line = lines.getFirst().strip();
            if (line.isEmpty() || line.length() > LONGEST_SECRET) {
                problems.add(conf.problem(key, secretFile(conf.get(key).orElseThrow())
                        + " has no password in its first line"));
            }
            return new Secret(line);
        }

        /// Empty if there is no file, or none that may be used; at least one line otherwise.
        private List<String> secretLines(Key<Optional<Path>> key) {
            Optional<Path> named = conf.get(key);
            if (named.isEmpty()) {
                return List.of();
            }
            Path file = secretFile(named.get());
            try {
                if (isForAll(file)) {
                    problems.add(conf.problem(key, file + " can be read by everybody; allowed: its owner and group"));
                }
                List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
                return lines.isEmpty() ? List.of("") : lines;
            } catch (IOException e) {
                problems.add(conf.problem(key, file + " cannot be read: " + e));
                return List.of();
            }
        }

        private Path secretFile(Path named) {
            Path given = credentials == null ? null : Path.of(credentials).resolve(named);
            return given != null && Files.exists(given) ? given : file(named);
        }

        private static boolean isForAll(Path file) throws IOException {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
        }
    }
}
