package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditConfig;
import org.pilotacs.acs.campaign.CampaignConfig;
import org.pilotacs.acs.contact.ContactConfig;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.device.DeviceConfig;
import org.pilotacs.acs.diagnosis.DiagnosisConfig;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.door.console.ConsoleConfig;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.PortalTokenConfig;
import org.pilotacs.acs.door.nbi.NbiConfig;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.door.oidc.RoleClaim;
import org.pilotacs.acs.door.portal.Brand;
import org.pilotacs.acs.door.sftp.SftpConfig;
import org.pilotacs.acs.equipment.EquipmentConfig;
import org.pilotacs.acs.feed.EventConfig;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.FileQuota;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.incident.IncidentConfig;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig.ListenerConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig.SessionConfig;
import org.pilotacs.acs.link.cwmp.TlsConfig;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.cwmp.wake.ConnectionRequestConfig;
import org.pilotacs.acs.link.cwmp.wake.UdpConfig;
import org.pilotacs.acs.link.cwmp.wake.WakeConfig;
import org.pilotacs.acs.link.cwmp.wake.XmppConfig;
import org.pilotacs.acs.link.lwm2m.Lwm2mConfig;
import org.pilotacs.acs.link.satellite.SatelliteConfig;
import org.pilotacs.acs.meter.MeterConfig;
import org.pilotacs.acs.network.NetworkConfig;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.provisioning.extension.ExtensionEndpoint;
import org.pilotacs.acs.provisioning.extension.ExtensionsConfig;
import org.pilotacs.acs.provisioning.script.Allowance;
import org.pilotacs.acs.reading.ReadingConfig;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.SecretsConfig;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.webhook.WebhookConfig;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.Spelling;
import org.pilotacs.acs.yaml.YamlMap;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One loading of the configuration: file, then environment, then command line; later ones win. Notes every problem, and
/// gives a config only if there is none.
final class ConfigLoader {
    private final Problems problems = new Problems();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final String fileName;

    private ConfigLoader(@Nullable Path file) {
        fileName = file == null ? "configuration" : file.toString();
    }

    static AcsConfig load(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        ConfigLoader loader = new ConfigLoader(file);
        Settings.ALL.forEach(setting -> loader.origins.put(setting.key(), new Origin.Default()));
        if (file != null) {
            loader.takeFile(file);
        }
        loader.takeEnvironment(environment);
        loader.takeOverrides(overrides);
        AcsConfig config = loader.build();
        loader.problems.throwIfAny();
        return config;
    }

    private void takeFile(Path file) {
        YamlMap root = YamlMap.read(fileName, text(file), problems);
        for (Setting<?> setting : Settings.ALL) {
            YamlMap section = root;
            for (String step : setting.steps().subList(0, setting.steps().size() - 1)) {
                section = section.map(step);
            }
            take(setting, section);
        }
        root.done();
    }

    private <T> void take(Setting<T> setting, YamlMap section) {
        setting.read(section).ifPresent(
                value -> put(setting, value, new Origin.InFile(fileName, section.line(setting.name()))));
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            problems.add(new Problem(fileName, 0, "", "is not UTF-8 text"));
        } catch (IOException e) {
            problems.add(new Problem(fileName, 0, "", "cannot be read: " + e));
        }
        return "";
    }

    private void takeEnvironment(Map<String, String> environment) {
        Map<String, Setting<?>> byVariable = Settings.ALL.stream()
                .collect(Collectors.toMap(Setting::variable, setting -> setting));
        environment.keySet().stream().filter(name -> name.startsWith("PILOT_")).sorted().forEach(name -> {
            Setting<?> setting = byVariable.get(name);
            if (setting == null) {
                problems.add(new Problem("environment", 0, name,
                        "unknown variable" + Spelling.hint(name, byVariable.keySet())));
            } else {
                takeText(setting, environment.getOrDefault(name, ""), "environment", name,
                        new Origin.Environment(name));
            }
        });
    }

    private void takeOverrides(Map<String, String> overrides) {
        Map<String, Setting<?>> byKey = Settings.ALL.stream()
                .collect(Collectors.toMap(Setting::key, setting -> setting));
        overrides.forEach((key, text) -> {
            Setting<?> setting = byKey.get(key);
            if (setting == null) {
                problems.add(new Problem("command line", 0, key, "unknown key" + Spelling.hint(key, byKey.keySet())));
            } else {
                takeText(setting, text, "command line", key, new Origin.CommandLine());
            }
        });
    }

    private <T> void takeText(Setting<T> setting, String text, String source, String name, Origin origin) {
        T value = setting.read(text);
        if (value == null) {
            problems.add(new Problem(source, 0, name,
                    "is " + (setting.secret() ? "***" : "'" + text + "'") + "; allowed: " + setting.allowed()));
        } else {
            put(setting, value, origin);
        }
    }

    private <T> void put(Setting<T> setting, T value, Origin origin) {
        values.put(setting.key(), value);
        origins.put(setting.key(), origin);
    }

    @SuppressWarnings("unchecked") // put() stores under a setting's key only what that setting read
    private <T> T get(Setting<T> setting) {
        Object value = values.get(setting.key());
        return value == null ? setting.in(AcsConfig.DEFAULT) : (T) value;
    }

    private ProvisioningConfig provisioning() {
        return new ProvisioningConfig(
                new Allowance(get(ProvisioningSettings.TIME), get(ProvisioningSettings.MEMORY),
                        get(ProvisioningSettings.STATEMENTS), get(ProvisioningSettings.THREADS)),
                section("provisioning.extensions", ExtensionsConfig.DEFAULT,
                        () -> new ExtensionsConfig(file(get(ProvisioningSettings.FOLDER)),
                                get(ProvisioningSettings.COMMAND), get(ProvisioningSettings.TIMEOUT),
                                ExtensionEndpoint.byName(get(ProvisioningSettings.ENDPOINTS)),
                                get(ProvisioningSettings.PROCESSES))));
    }

    private AcsConfig build() {
        return new AcsConfig(get(Settings.DATA), new SecretsConfig(file(get(Settings.SECRETS_KEY_FILE))),
                section("database", AcsConfig.DEFAULT.database(), this::database),
                new DeviceConfig(get(Settings.DEVICES_UNKNOWN)), new NetworkConfig(get(Settings.NETWORK_WIRE)),
                section("cwmp", CwmpConfig.DEFAULT, this::cwmp),
                section("lwm2m", Lwm2mConfig.DEFAULT, this::lwm2m),
                new SatelliteConfig(file(get(Settings.SATELLITE_FILE))),
                section("console", ConsoleConfig.DEFAULT,
                        () -> new ConsoleConfig(get(Settings.CONSOLE_HOST), get(Settings.CONSOLE_PORT),
                                get(Settings.CONSOLE_URL), get(Settings.CONSOLE_TOKEN),
                                section("console.oidc", OidcConfig.NONE, this::oidc))),
                section("nbi", NbiConfig.DEFAULT, () -> new NbiConfig(get(Settings.NBI_HOST), get(Settings.NBI_PORT))),
                section("provisioning", ProvisioningConfig.DEFAULT, this::provisioning),
                section("self-service", SelfServiceConfig.DEFAULT, this::selfService),
                section("self-service.brand", Brand.DEFAULT,
                        () -> new Brand(get(SelfServiceSettings.BRAND_NAME), get(SelfServiceSettings.BRAND_COLOUR),
                                file(get(SelfServiceSettings.BRAND_LOGO)), get(SelfServiceSettings.BRAND_PHONE),
                                get(SelfServiceSettings.BRAND_SIGN_IN))),
                new EquipmentConfig(file(get(SelfServiceSettings.EQUIPMENT))),
                new ProfileConfig(file(get(Settings.PROFILES_FOLDER))),
                section("tasks", TaskConfig.DEFAULT,
                        () -> new TaskConfig(get(Settings.TASKS_LEASE), get(Settings.TASKS_EVIDENCE),
                                get(Settings.TASKS_DEADLINE),
                                get(Settings.TASKS_KEEP))),
                section("readings", ReadingConfig.DEFAULT, () -> new ReadingConfig(get(Settings.READINGS_KEEP))),
                section("contacts", ContactConfig.DEFAULT, () -> new ContactConfig(get(Settings.CONTACTS_KEEP))),
                section("diagnosis", DiagnosisConfig.DEFAULT,
                        () -> new DiagnosisConfig(file(get(Settings.DIAGNOSIS_KNOWLEDGE)),
                                get(Settings.DIAGNOSIS_KEEP))),
                section("diagnostics", DiagnosticConfig.DEFAULT,
                        () -> new DiagnosticConfig(get(Settings.DIAGNOSTICS_HOST),
                                get(Settings.DIAGNOSTICS_DOWNLOAD_URL),
                                get(Settings.DIAGNOSTICS_UPLOAD_URL), get(Settings.DIAGNOSTICS_UPLOAD_SIZE))),
                section("meter", MeterConfig.DEFAULT,
                        () -> new MeterConfig(get(Settings.METER_LIMIT), get(Settings.METER_SILENCE),
                                get(Settings.METER_PAUSE), get(Settings.METER_MOST))),
                section("incidents", IncidentConfig.DEFAULT,
                        () -> new IncidentConfig(get(Settings.INCIDENTS_BOXES), get(Settings.INCIDENTS_SHARE),
                                get(Settings.INCIDENTS_CALM), get(Settings.INCIDENTS_KEEP))),
                section("campaigns", CampaignConfig.DEFAULT,
                        () -> new CampaignConfig(get(Settings.CAMPAIGNS_APPROVAL_ABOVE), get(Settings.CAMPAIGNS_ZONE),
                                get(Settings.CAMPAIGNS_RETRY_AFTER),
                                get(Settings.CAMPAIGNS_KEEP))),
                section("events", EventConfig.DEFAULT, () -> new EventConfig(get(Settings.EVENTS_KEEP))),
                section("webhooks", WebhookConfig.DEFAULT,
                        () -> new WebhookConfig(get(Settings.WEBHOOKS_ALLOW), get(Settings.WEBHOOKS_DENY),
                                get(Settings.WEBHOOKS_TIMEOUT), file(get(Settings.WEBHOOKS_CA)))),
                section("files", FileConfig.DEFAULT,
                        () -> new FileConfig(get(Settings.FILES_URL), get(Settings.FILES_MAX_SIZE),
                                get(Settings.FILES_KEEP),
                                new FileQuota(get(Settings.FILES_PER_DAY), get(Settings.FILES_BYTES_PER_DAY),
                                        get(Settings.FILES_KEPT_PER_DEVICE), get(Settings.FILES_KEPT)))),
                section("file-server", FileServerConfig.DEFAULT,
                        () -> new FileServerConfig(get(Settings.FILE_SERVER_HOST), get(Settings.FILE_SERVER_PORT),
                                get(Settings.FILE_SERVER_URL), get(Settings.FILE_SERVER_MAX_SIZE),
                                get(Settings.FILE_SERVER_SIGNED))),
                section("sftp", SftpConfig.DEFAULT,
                        () -> new SftpConfig(get(SftpSettings.ENABLED), get(SftpSettings.HOST), get(SftpSettings.PORT),
                                get(SftpSettings.MAX_SESSIONS), get(SftpSettings.PER_ADDRESS),
                                get(SftpSettings.TRIES), get(SftpSettings.LOGIN_TIMEOUT),
                                get(SftpSettings.IDLE_TIMEOUT))),
                section("firmware", FirmwareConfig.DEFAULT,
                        () -> new FirmwareConfig(get(Settings.FIRMWARE_SIGNING_KEYS),
                                get(Settings.FIRMWARE_REQUIRE_SIGNATURE))),
                section("cwmp.bulk", BulkConfig.DEFAULT,
                        () -> new BulkConfig(get(Settings.BULK_PATH), get(Settings.BULK_MAX_BODY))
                                .besides(get(Settings.CWMP_PATH))),
                new LogConfig(get(Settings.LOG_FORMAT), get(Settings.LOG_LEVEL)),
                section("trace", TraceConfig.DEFAULT,
                        () -> new TraceConfig(get(Settings.TRACE_DEVICES), get(Settings.TRACE_MESSAGES),
                                get(Settings.TRACE_MAX_TEXT), get(Settings.TRACE_DURATION))),
                section("audit", AuditConfig.DEFAULT, () -> new AuditConfig(get(Settings.AUDIT_KEEP))),
                origins.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())));
    }

    private DatabaseConfig database() {
        String url = get(Settings.DATABASE_URL);
        return new DatabaseConfig(url.isEmpty() ? DatabaseConfig.h2(get(Settings.DATA)).url() : url,
                get(Settings.DATABASE_USERNAME),
                get(Settings.DATABASE_PASSWORD), get(Settings.DATABASE_POOL_SIZE));
    }

    private CwmpConfig cwmp() {
        return new CwmpConfig(
                new ListenerConfig(get(Settings.CWMP_HOST), get(Settings.CWMP_PORT), get(Settings.CWMP_PATH),
                        get(Settings.CWMP_MAX_BODY), get(Settings.CWMP_PLAIN)),
                new SessionConfig(get(Settings.CWMP_MAX_SESSIONS), get(Settings.CWMP_SESSION_TIMEOUT),
                        get(Settings.CWMP_COOKIE_NAME)),
                new AccessConfig(new Login(get(Settings.CWMP_USERNAME), get(Settings.CWMP_PASSWORD)),
                        get(Settings.CWMP_ACCEPT_UNAUTHENTICATED), get(Settings.CWMP_ACCEPT_UNAUTHENTICATED_FROM),
                        get(Settings.CWMP_SCHEMES), get(Settings.TLS_CLIENT_CERTIFICATES),
                        get(Settings.CWMP_DEVICE_CREDENTIALS)),
                section("cwmp.tls", TlsConfig.NONE, this::tls),
                new WakeConfig(
                        section("cwmp.connection-request", ConnectionRequestConfig.DEFAULT, this::connectionRequest),
                        section("cwmp.udp", UdpConfig.DEFAULT, this::udp),
                        section("cwmp.xmpp", XmppConfig.NONE, this::xmpp)));
    }

    private Lwm2mConfig lwm2m() {
        return new Lwm2mConfig(get(Lwm2mSettings.ENABLED),
                new Lwm2mConfig.ListenerConfig(get(Lwm2mSettings.HOST), get(Lwm2mSettings.PORT),
                        get(Lwm2mSettings.PLAIN), get(Lwm2mSettings.ACCEPT_UNAUTHENTICATED),
                        get(Lwm2mSettings.PACKAGE_HOST)),
                section("lwm2m.dtls", Lwm2mConfig.DtlsConfig.DEFAULT,
                        () -> new Lwm2mConfig.DtlsConfig(get(Lwm2mSettings.DTLS_ENABLED), get(Lwm2mSettings.DTLS_PORT),
                                file(get(Lwm2mSettings.DTLS_CERTIFICATE)), file(get(Lwm2mSettings.DTLS_KEY)),
                                file(get(Lwm2mSettings.DTLS_CLIENT_CA)))),
                new Lwm2mConfig.ExchangeConfig(get(Lwm2mSettings.TIMEOUT), get(Lwm2mSettings.AWAKE_TIME),
                        get(Lwm2mSettings.MAX_EXCHANGES)),
                new Lwm2mConfig.ModelConfig(get(Lwm2mSettings.VENDOR_OBJECT_BASE),
                        file(get(Lwm2mSettings.MODELS_FOLDER))));
    }

    private SelfServiceConfig selfService() {
        return new SelfServiceConfig(get(SelfServiceSettings.HOST), get(SelfServiceSettings.PORT),
                get(SelfServiceSettings.URL), new Proxies(get(SelfServiceSettings.PROXIES)),
                section("self-service.jwt", PortalTokenConfig.NONE,
                        () -> new PortalTokenConfig(get(SelfServiceSettings.KEYS), get(SelfServiceSettings.ISSUER),
                                get(SelfServiceSettings.AUDIENCE), get(SelfServiceSettings.SUBSCRIBER),
                                get(SelfServiceSettings.REACH), get(SelfServiceSettings.MOST_AGE))),
                new CustomerConfig(get(SelfServiceSettings.LINK), get(SelfServiceSettings.IDLE),
                        get(SelfServiceSettings.SESSION)),
                SelfServiceSettings.limits(this::get),
                new CodeSenderConfig(get(SelfServiceSettings.SENDER), file(get(SelfServiceSettings.FOLDER)),
                        new CodeSenderConfig.Smtp(get(SelfServiceSettings.SMTP_HOST),
                                get(SelfServiceSettings.SMTP_PORT), get(SelfServiceSettings.SMTP_ENCRYPTION),
                                get(SelfServiceSettings.SMTP_USERNAME), get(SelfServiceSettings.SMTP_PASSWORD),
                                get(SelfServiceSettings.SMTP_FROM), get(SelfServiceSettings.SMTP_TO),
                                file(get(SelfServiceSettings.SMTP_CA))),
                        get(SelfServiceSettings.PLUGIN)));
    }

    private OidcConfig oidc() {
        return new OidcConfig(get(OidcSettings.ISSUER),
                new OidcConfig.Client(get(OidcSettings.CLIENT_ID), get(OidcSettings.CLIENT_SECRET),
                        get(OidcSettings.SCOPES)),
                new RoleClaim(get(OidcSettings.CLAIM),
                        OidcSettings.ROLES.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, one -> get(one.getValue())))),
                get(OidcSettings.LABEL), get(OidcSettings.LOCAL));
    }

    private UdpConfig udp() {
        return new UdpConfig(get(Settings.UDP_ENABLED), get(Settings.UDP_PORT), get(Settings.UDP_STUN_PASSWORD),
                get(Settings.UDP_RATE_PER_ADDRESS));
    }

    private XmppConfig xmpp() {
        return new XmppConfig(get(Settings.XMPP_HOST), get(Settings.XMPP_PORT), get(Settings.XMPP_DOMAIN),
                new Login(get(Settings.XMPP_USERNAME), get(Settings.XMPP_PASSWORD)),
                get(Settings.XMPP_DEVICE_DOMAINS), file(get(Settings.XMPP_CA)));
    }

    private TlsConfig tls() {
        return new TlsConfig(get(Settings.TLS_PORT), file(get(Settings.TLS_CERTIFICATE)), file(get(Settings.TLS_KEY)),
                file(get(Settings.TLS_CLIENT_CA)), get(Settings.TLS_VERSIONS));
    }

    private ConnectionRequestConfig connectionRequest() {
        return new ConnectionRequestConfig(new Login(get(Settings.KNOCK_USERNAME), get(Settings.KNOCK_PASSWORD)),
                get(Settings.KNOCK_TIMEOUT), get(Settings.KNOCK_ALLOW), get(Settings.KNOCK_DENY),
                get(Settings.KNOCK_CONCURRENCY), file(get(Settings.KNOCK_CA)));
    }

    /// Builds a section's record. Single values have been held against the record's own ranges by now; what is left to
    /// refuse is values that do not go together.
    private <T> T section(String name, T fallback, Supplier<T> record) {
        try {
            return record.get();
        } catch (BadSetting bad) {
            problems.add(problem(name + "." + bad.name(), bad.reason()));
            return fallback;
        }
    }

    private Problem problem(String key, String reason) {
        return switch (origins.getOrDefault(key, new Origin.Default())) {
            case Origin.InFile(String file, int line) -> new Problem(file, line, key, reason);
            case Origin.Environment(String variable) -> new Problem("environment", 0, variable, reason);
            case Origin.CommandLine() -> new Problem("command line", 0, key, reason);
            case Origin.Default() -> new Problem(fileName, 0, key, reason);
        };
    }

    private static @Nullable Path file(String text) {
        return text.isEmpty() ? null : Path.of(text);
    }
}
