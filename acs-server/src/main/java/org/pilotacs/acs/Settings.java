package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditConfig;
import org.pilotacs.acs.campaign.CampaignConfig;
import org.pilotacs.acs.contact.ContactConfig;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.diagnosis.DiagnosisConfig;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.door.console.ConsoleConfig;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.nbi.NbiConfig;
import org.pilotacs.acs.feed.EventConfig;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.FileQuota;
import org.pilotacs.acs.firmware.SigningKey;
import org.pilotacs.acs.incident.IncidentConfig;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig.ListenerConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig.SessionConfig;
import org.pilotacs.acs.link.cwmp.TlsConfig;
import org.pilotacs.acs.link.cwmp.access.AuthScheme;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.access.CredentialPolicy;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.cwmp.wake.ConnectionRequestConfig;
import org.pilotacs.acs.link.cwmp.wake.UdpConfig;
import org.pilotacs.acs.link.cwmp.wake.XmppConfig;
import org.pilotacs.acs.meter.MeterConfig;
import org.pilotacs.acs.network.NetworkConfig.Wire;
import org.pilotacs.acs.reading.ReadingConfig;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.webhook.Reachable;
import org.pilotacs.acs.webhook.WebhookConfig;
import org.pilotacs.acs.yaml.Kind;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key of `pilot.yaml`, in the order of the reference. Defaults and ranges are those of the config records.
final class Settings {
    static final Kind<AddressRange> BLOCK = Kind.of("a block of addresses such as 10.0.0.0/8 or fd00::/8",
            AddressRange.of("0.0.0.0/0"), AddressRange::read);

    static final Setting<Path> DATA = one("data", folder(), AcsConfig::data,
            "Folder for everything that the server writes");

    static final Setting<String> SECRETS_KEY_FILE = one("secrets.key-file", Kind.text(),
            c -> written(c.secrets().keyFile()),
            "File with the 32 bytes of this installation's key, the same for all its"
                    + " nodes and readable by nobody else; empty for pilot.key in the data folder, made at the first start");

    static final Setting<String> DATABASE_URL = one("database.url", Kind.text(), Settings::databaseUrl,
            "JDBC URL, jdbc:postgresql:… or jdbc:h2:…; empty for an H2 file in the data folder");
    static final Setting<String> DATABASE_USERNAME = one("database.username", Kind.text(),
            c -> c.database().username(), "Name to log in with");
    static final Setting<Secret> DATABASE_PASSWORD = one("database.password", Kind.secretText(),
            c -> c.database().password(), "Password to log in with");
    static final Setting<Integer> DATABASE_POOL_SIZE = one("database.pool-size",
            Kind.integer(DatabaseConfig.POOL_SIZE), c -> c.database().poolSize(), "Most connections at once");

    static final Setting<UnknownDevices> DEVICES_UNKNOWN = one("devices.unknown", Kind.word(UnknownDevices.class),
            c -> c.devices().unknown(),
            "What becomes of a device that the inventory does not have: it is served like any"
                    + " other, or is seen and given nothing to do until it is imported, or is turned away");

    static final Setting<Wire> NETWORK_WIRE = one("network.wire", Kind.word(Wire.class), c -> c.network().wire(),
            "What all ports are served by: Linux's io_uring or epoll, or what the Java platform has; best is the first of"
                    + " them that this machine allows");

    static final Setting<String> CWMP_HOST = one("cwmp.host", host(), c -> c.cwmp().listener().host(),
            "Address where devices report; 0.0.0.0 for all, which needs username and password below");
    static final Setting<Integer> CWMP_PORT = one("cwmp.port", Kind.integer(ListenerConfig.PORT),
            c -> c.cwmp().listener().port(),
            "Port where devices report; 0 for any free one");
    static final Setting<Boolean> CWMP_PLAIN = one("cwmp.plain", Kind.bool(), c -> c.cwmp().listener().plain(),
            "Let devices report at this port without TLS; false needs cwmp.tls.certificate");
    static final Setting<String> CWMP_PATH = one("cwmp.path",
            Kind.text("a path that begins with /", Pattern.compile("/[!-~]*")), c -> c.cwmp().listener().path(),
            "Path of the URL that devices are given");
    static final Setting<DataSize> CWMP_MAX_BODY = one("cwmp.max-body", Kind.size(ListenerConfig.MAX_BODY),
            c -> c.cwmp().listener().maxBody(), "Largest message from a device, after decompression");
    static final Setting<String> CWMP_USERNAME = one("cwmp.username", Kind.text(),
            c -> c.cwmp().access().shared().username(),
            "Credentials that every device may give; empty if none are demanded");
    static final Setting<Secret> CWMP_PASSWORD = one("cwmp.password", Kind.secretText(),
            c -> c.cwmp().access().shared().password(),
            "Credentials that every device may give; empty if none are demanded");
    static final Setting<Boolean> CWMP_ACCEPT_UNAUTHENTICATED = one("cwmp.accept-unauthenticated", Kind.bool(),
            c -> c.cwmp().access().acceptUnauthenticated(),
            "Listen beyond loopback without credentials all the same: any device that finds us is let in");
    static final Setting<List<AddressRange>> CWMP_ACCEPT_UNAUTHENTICATED_FROM = many(
            "cwmp.accept-unauthenticated-from", BLOCK, c -> c.cwmp().access().acceptUnauthenticatedFrom(),
            "Addresses from which devices are let in without credentials, for models that cannot give any. Behind a proxy"
                    + " every device comes from the proxy's");
    static final Setting<List<AuthScheme>> CWMP_SCHEMES = many("cwmp.schemes", Kind.word(AuthScheme.class),
            c -> c.cwmp().access().schemes(), "How devices may give their credentials, in the order in which it is"
                    + " offered; basic shows them to whoever can listen, unless there is TLS");
    static final Setting<CredentialPolicy> CWMP_DEVICE_CREDENTIALS = one("cwmp.device-credentials",
            Kind.word(CredentialPolicy.class), c -> c.cwmp().access().own(), "Whether devices are given credentials of"
                    + " their own, at first contact and after a factory reset; they are sent to the device, so use TLS");
    static final Setting<Integer> CWMP_MAX_SESSIONS = one("cwmp.max-sessions", Kind.integer(SessionConfig.MOST),
            c -> c.cwmp().sessions().most(), "Most sessions at once; further devices are told to come later");
    static final Setting<Duration> CWMP_SESSION_TIMEOUT = one("cwmp.session-timeout",
            Kind.duration(SessionConfig.TIMEOUT), c -> c.cwmp().sessions().timeout(),
            "How long a device may stay silent within a session, unless its profile, or it itself, says more");
    static final Setting<String> CWMP_COOKIE_NAME = one("cwmp.cookie-name",
            Kind.text("1 to 64 letters, digits, _ or -", Pattern.compile("[A-Za-z0-9_-]{1,64}")),
            c -> c.cwmp().sessions().cookieName(), "Name of the session cookie");
    static final Setting<Integer> TLS_PORT = one("cwmp.tls.port", Kind.integer(TlsConfig.PORT),
            c -> c.cwmp().tls().port(),
            "Port where devices report over TLS, at cwmp.host; 0 for any free one");
    static final Setting<String> TLS_CERTIFICATE = one("cwmp.tls.certificate", Kind.text(),
            c -> written(c.cwmp().tls().certificate()), "PEM file with our certificate, then those between it and its"
                    + " root; empty for no TLS. Taken anew when it changes");
    static final Setting<String> TLS_KEY = one("cwmp.tls.key", Kind.text(), c -> written(c.cwmp().tls().key()),
            "PEM file with the private key of the certificate");
    static final Setting<String> TLS_CLIENT_CA = one("cwmp.tls.client-ca", Kind.text(),
            c -> written(c.cwmp().tls().clientCa()), "PEM file with the authorities whose certificates let a device in;"
                    + " empty if devices have none");
    static final Setting<CertificatePolicy> TLS_CLIENT_CERTIFICATES = one("cwmp.tls.client-certificates",
            Kind.word(CertificatePolicy.class), c -> c.cwmp().access().certificates(),
            "Whether a device without a certificate may give credentials, or is not let in at all");
    static final Setting<List<String>> TLS_VERSIONS = many("cwmp.tls.versions",
            Kind.text("1.2 or 1.3", Pattern.compile("1\\.[23]")), c -> c.cwmp().tls().versions(),
            "Versions of TLS that are spoken");
    static final Setting<String> KNOCK_USERNAME = one("cwmp.connection-request.username", Kind.text(),
            c -> c.cwmp().wake().connectionRequest().login().username(),
            "Credentials that devices expect when we ask them to come");
    static final Setting<Secret> KNOCK_PASSWORD = one("cwmp.connection-request.password", Kind.secretText(),
            c -> c.cwmp().wake().connectionRequest().login().password(),
            "Credentials that devices expect when we ask them to come");
    static final Setting<Duration> KNOCK_TIMEOUT = one("cwmp.connection-request.timeout",
            Kind.duration(ConnectionRequestConfig.TIMEOUT), c -> c.cwmp().wake().connectionRequest().timeout(),
            "How long one attempt may take");
    static final Setting<List<AddressRange>> KNOCK_ALLOW = many("cwmp.connection-request.allow", BLOCK,
            c -> c.cwmp().wake().connectionRequest().allow(),
            "Addresses that may be asked although deny has them, for example 127.0.0.0/8 to try devices on this machine");
    static final Setting<List<AddressRange>> KNOCK_DENY = many("cwmp.connection-request.deny", BLOCK,
            c -> c.cwmp().wake().connectionRequest().deny(),
            "Addresses that are not asked, whatever a device says, unless allow has them");
    static final Setting<Integer> KNOCK_CONCURRENCY = one("cwmp.connection-request.concurrency",
            Kind.integer(ConnectionRequestConfig.CONCURRENCY), c -> c.cwmp().wake().connectionRequest().concurrency(),
            "Most devices that are asked at once, by whatever way");
    static final Setting<String> KNOCK_CA = one("cwmp.connection-request.ca", Kind.text(),
            c -> written(c.cwmp().wake().connectionRequest().ca()),
            "PEM file with the authorities of the certificates that devices show when they are asked by https; empty to"
                    + " take any, since most devices sign their own");
    static final Setting<Boolean> UDP_ENABLED = one("cwmp.udp.enabled", Kind.bool(),
            c -> c.cwmp().wake().udp().enabled(),
            "Answer STUN, and ask devices behind a NAT by UDP to come, at cwmp.host");
    static final Setting<Integer> UDP_PORT = one("cwmp.udp.port", Kind.integer(UdpConfig.PORT),
            c -> c.cwmp().wake().udp().port(), "UDP port of both; 0 for any free one");
    static final Setting<Secret> UDP_STUN_PASSWORD = one("cwmp.udp.stun-password", Kind.secretText(),
            c -> c.cwmp().wake().udp().stunPassword(),
            "Password that devices sign STUN requests with, each with a name of"
                    + " its own such as its serial number; empty if they need not sign. Only signed ones show us where a"
                    + " device is");
    static final Setting<Integer> UDP_RATE_PER_ADDRESS = one("cwmp.udp.rate-per-address",
            Kind.integer(UdpConfig.RATE), c -> c.cwmp().wake().udp().rate(),
            "STUN requests a second from one address that are answered");
    static final Setting<String> XMPP_HOST = one("cwmp.xmpp.host", Kind.text(), c -> c.cwmp().wake().xmpp().host(),
            "Your XMPP server, by which devices are asked to come; empty for none");
    static final Setting<Integer> XMPP_PORT = one("cwmp.xmpp.port", Kind.integer(XmppConfig.PORT),
            c -> c.cwmp().wake().xmpp().port(), "Its port for clients, which must offer STARTTLS");
    static final Setting<String> XMPP_DOMAIN = one("cwmp.xmpp.domain", Kind.text(),
            c -> c.cwmp().wake().xmpp().domain(), "Domain of our account; empty for the host's name");
    static final Setting<String> XMPP_USERNAME = one("cwmp.xmpp.username", Kind.text(),
            c -> c.cwmp().wake().xmpp().login().username(), "Our account");
    static final Setting<Secret> XMPP_PASSWORD = one("cwmp.xmpp.password", Kind.secretText(),
            c -> c.cwmp().wake().xmpp().login().password(), "Password of our account");
    static final Setting<List<String>> XMPP_DEVICE_DOMAINS = many("cwmp.xmpp.device-domains",
            Kind.text("a domain", Pattern.compile("[A-Za-z0-9.-]{1,253}")),
            c -> c.cwmp().wake().xmpp().deviceDomains(), "Domains whose accounts may be asked, whatever a device says,"
                    + " since what is sent holds credentials in clear; empty for our own");
    static final Setting<String> XMPP_CA = one("cwmp.xmpp.ca", Kind.text(),
            c -> written(c.cwmp().wake().xmpp().ca()),
            "PEM file with the authority of its certificate; empty for those that Java knows");

    static final Setting<String> BULK_PATH = one("cwmp.bulk.path",
            Kind.text("a path that begins with /, or empty", Pattern.compile("(/[!-~]+)?")), c -> c.bulk().path(),
            "Where devices post bulk data (Device.BulkData, TR-181), at the ports of sessions; empty to take none");
    static final Setting<DataSize> BULK_MAX_BODY = one("cwmp.bulk.max-body", Kind.size(BulkConfig.MAX_BODY),
            c -> c.bulk().maxBody(), "Largest report of bulk data, after decompression");

    static final Setting<String> SATELLITE_FILE = one("satellite.file", Kind.text(),
            c -> written(c.satellite().file()),
            "File that describes the head-ends and card systems by which boxes are told"
                    + " things that only listen to the satellite, and how often messages are repeated; see"
                    + " docs/satellite.yaml. Empty to send nothing by satellite");

    static final Setting<String> CONSOLE_HOST = one("console.host", host(), c -> c.console().host(),
            "Address of the console and the care API; 0.0.0.0 for all, which needs the token or the identity provider below");
    static final Setting<Integer> CONSOLE_PORT = one("console.port", Kind.integer(ConsoleConfig.PORT),
            c -> c.console().port(), "Port of the console and the care API; 0 for any free one");
    static final Setting<String> CONSOLE_URL = one("console.url", Kind.text(), c -> c.console().url(),
            "Where browsers reach the console, for example https://pilot.example; empty for console.port at"
                    + " console.host. An identity provider sends people back there");
    static final Setting<Secret> CONSOLE_TOKEN = one("console.token", Kind.secretText(), c -> c.console().token(),
            "Bearer token for /care/v1, " + ConsoleConfig.TOKEN_LENGTH + " characters; empty for none");

    static final Setting<String> PROFILES_FOLDER = one("profiles.folder", Kind.text(),
            c -> written(c.profiles().folder()),
            "Folder with profiles of your own, which extend or replace ours; empty for none");

    static final Setting<Duration> TASKS_LEASE = one("tasks.lease", Kind.duration(TaskConfig.LEASE),
            c -> c.tasks().lease(), "How long a link may hold a task before it counts as lost");
    static final Setting<Duration> TASKS_EVIDENCE = one("tasks.evidence", Kind.duration(TaskConfig.EVIDENCE),
            c -> c.tasks().evidence(),
            "How long a device may still show what became of an order whose fate is unknown");
    static final Setting<Duration> TASKS_DEADLINE = one("tasks.deadline", Kind.duration(TaskConfig.DEADLINE),
            c -> c.tasks().deadline(), "How long a task waits for its device, unless who asks says otherwise");
    static final Setting<Duration> TASKS_KEEP = one("tasks.keep", Kind.duration(TaskConfig.KEEP),
            c -> c.tasks().keep(), "How long tasks and actions are kept after they are over");

    static final Setting<Duration> READINGS_KEEP = one("readings.keep", Kind.duration(ReadingConfig.KEEP),
            c -> c.readings().keep(), "How long the history of readings is kept");

    static final Setting<Duration> CONTACTS_KEEP = one("contacts.keep", Kind.duration(ContactConfig.KEEP),
            c -> c.contacts().keep(), "How long contacts of customers are kept, for reports");

    static final Setting<String> DIAGNOSIS_KNOWLEDGE = one("diagnosis.knowledge", Kind.text(),
            c -> written(c.diagnosis().knowledge()),
            "File with what is known of causes and their signs, in place of ours; see docs/diagnosis.md. Empty for"
                    + " ours");
    static final Setting<Duration> DIAGNOSIS_KEEP = one("diagnosis.keep", Kind.duration(DiagnosisConfig.KEEP),
            c -> c.diagnosis().keep(), "How long diagnoses are kept");

    static final Setting<String> DIAGNOSTICS_HOST = one("diagnostics.host",
            Kind.text("a host or an address", Pattern.compile("[A-Za-z0-9.:_-]{0,253}")), c -> c.diagnostics().host(),
            "What boxes ping and trace when their line is tested, for example a host at your own edge; empty for none");
    static final Setting<String> DIAGNOSTICS_DOWNLOAD_URL = one("diagnostics.download-url", Kind.text(),
            c -> c.diagnostics().downloadUrl(),
            "File that boxes fetch to test how fast their line is (TR-143); empty for no such test");
    static final Setting<String> DIAGNOSTICS_UPLOAD_URL = one("diagnostics.upload-url", Kind.text(),
            c -> c.diagnostics().uploadUrl(),
            "Where boxes send a file to test how fast their line is (TR-143); empty for no such test");
    static final Setting<DataSize> DIAGNOSTICS_UPLOAD_SIZE = one("diagnostics.upload-size",
            Kind.size(DiagnosticConfig.UPLOAD_SIZE), c -> c.diagnostics().uploadSize(), "How much they send there");

    static final Setting<Duration> METER_LIMIT = one("meter.limit", Kind.duration(MeterConfig.LIMIT),
            c -> c.meter().limit(), "How long one may watch the signal of a box live before that ends by itself");
    static final Setting<Duration> METER_SILENCE = one("meter.silence", Kind.duration(MeterConfig.SILENCE),
            c -> c.meter().silence(), "After how long without a word of the box it ends");
    static final Setting<Duration> METER_PAUSE = one("meter.pause", Kind.duration(MeterConfig.PAUSE),
            c -> c.meter().pause(), "Least time from one question to the next; slow boxes are given more");
    static final Setting<Integer> METER_MOST = one("meter.most", Kind.integer(MeterConfig.MOST),
            c -> c.meter().most(),
            "Most boxes at once whose signal is watched live on this node, each of which holds a session or a visit; 0"
                    + " for none");

    static final Setting<Integer> INCIDENTS_BOXES = one("incidents.boxes", Kind.integer(IncidentConfig.BOXES),
            c -> c.incidents().boxes(),
            "How many homes of a group must show the same trouble before it is an incident");
    static final Setting<Integer> INCIDENTS_SHARE = one("incidents.share", Kind.integer(IncidentConfig.SHARE),
            c -> c.incidents().share(),
            "How many of a hundred boxes of the group that told of themselves must show it, besides");
    static final Setting<Duration> INCIDENTS_CALM = one("incidents.calm", Kind.duration(IncidentConfig.CALM),
            c -> c.incidents().calm(), "For how long a group must do as usual before an incident is over");
    static final Setting<Duration> INCIDENTS_KEEP = one("incidents.keep", Kind.duration(IncidentConfig.KEEP),
            c -> c.incidents().keep(), "How long incidents are kept after they are over");

    static final Setting<Integer> CAMPAIGNS_APPROVAL_ABOVE = one("campaigns.approval-above",
            Kind.integer(CampaignConfig.APPROVAL_ABOVE), c -> c.campaigns().approvalAbove(),
            "A campaign for more devices than this starts only when a second person approves; 0 for every campaign");
    static final Setting<String> CAMPAIGNS_ZONE = one("campaigns.zone", Kind.text(), c -> c.campaigns().zone(),
            "Time zone of boxes that do not say theirs, for example Europe/Warsaw, by whose clock windows open; empty for"
                    + " this server's");
    static final Setting<Duration> CAMPAIGNS_RETRY_AFTER = one("campaigns.retry-after",
            Kind.duration(CampaignConfig.RETRY_AFTER), c -> c.campaigns().retryAfter(),
            "After how long a box that could not do it is begun with anew, where the campaign allows that, and one that was not"
                    + " heard is looked at again");
    static final Setting<Duration> CAMPAIGNS_KEEP = one("campaigns.keep", Kind.duration(CampaignConfig.KEEP),
            c -> c.campaigns().keep(), "How long campaigns, and what became of each box, are kept after they are over");

    static final Setting<Duration> EVENTS_KEEP = one("events.keep", Kind.duration(EventConfig.KEEP),
            c -> c.events().keep(),
            "How long events are kept: a reader or a webhook that was away for longer misses some");

    static final Setting<List<Reachable>> WEBHOOKS_ALLOW = many("webhooks.allow",
            Kind.of("a host name, or a block of addresses such as 10.0.0.0/8 or fd00::/8",
                    new Reachable("localhost", null),
                    Reachable::read),
            c -> c.webhooks().allow(),
            "Hosts and blocks of addresses that webhooks may lead to although they are denied below, or are this"
                    + " machine's own");
    static final Setting<List<AddressRange>> WEBHOOKS_DENY = many("webhooks.deny", BLOCK, c -> c.webhooks().deny(),
            "Blocks of addresses that webhooks never lead to unless allowed: our own networks and what clouds tell"
                    + " their machines");
    static final Setting<Duration> WEBHOOKS_TIMEOUT = one("webhooks.timeout", Kind.duration(WebhookConfig.TIMEOUT),
            c -> c.webhooks().timeout(), "How long a receiver may take to answer");
    static final Setting<String> WEBHOOKS_CA = one("webhooks.ca", Kind.text(), c -> written(c.webhooks().ca()),
            "PEM file with the authorities of receivers' certificates; empty for those that Java knows");

    static final Setting<String> FILES_URL = one("files.url", Kind.text(), c -> c.files().url(),
            "Where devices that send us a file reach the port of sessions, for example https://acs.example:7547; empty for"
                    + " the address that each reports at, which is wrong behind a proxy that ends TLS");
    static final Setting<DataSize> FILES_MAX_SIZE = one("files.max-size", Kind.size(FileConfig.MAX_SIZE),
            c -> c.files().maxSize(), "Largest file that is taken from a device");
    static final Setting<Duration> FILES_KEEP = one("files.keep", Kind.duration(FileConfig.KEEP),
            c -> c.files().keep(),
            "How long files of devices are kept, the last 20 of each that were asked for, and the last 20 others");
    static final Setting<Integer> FILES_PER_DAY = one("files.per-day", Kind.integer(FileQuota.FILES_PER_DAY),
            c -> c.files().quota().filesPerDay(),
            "Most files that are taken of one device in a day of UTC, also those that broke off");
    static final Setting<DataSize> FILES_BYTES_PER_DAY = one("files.bytes-per-day",
            Kind.size(FileQuota.BYTES_PER_DAY), c -> c.files().quota().bytesPerDay(),
            "Most that is taken of one device in a day of UTC");
    static final Setting<DataSize> FILES_KEPT_PER_DEVICE = one("files.kept-per-device",
            Kind.size(FileQuota.KEPT_PER_DEVICE), c -> c.files().quota().keptPerDevice(),
            "Most that is kept of one device; older files go first, and those first that nobody asked for");
    static final Setting<DataSize> FILES_KEPT = one("files.kept", Kind.size(FileQuota.KEPT),
            c -> c.files().quota().kept(),
            "Most that is kept of all devices together; then nothing more is taken until older files have gone");

    static final Setting<String> NBI_HOST = one("nbi.host", host(), c -> c.nbi().host(),
            "Address where the northbound interface (GenieACS's NBI) is served; 0.0.0.0 for all");
    static final Setting<Integer> NBI_PORT = one("nbi.port", Kind.integer(NbiConfig.PORT), c -> c.nbi().port(),
            "Port where it is served; 0 for any free one");

    static final Setting<String> FILE_SERVER_HOST = one("file-server.host", host(), c -> c.fileServer().host(),
            "Address where boxes fetch firmware and files; 0.0.0.0 for all");
    static final Setting<Integer> FILE_SERVER_PORT = one("file-server.port", Kind.integer(FileServerConfig.PORT),
            c -> c.fileServer().port(), "Port where boxes fetch firmware and files; 0 for any free one");
    static final Setting<String> FILE_SERVER_URL = one("file-server.url", Kind.text(), c -> c.fileServer().url(),
            "Where boxes reach it, for example https://files.acs.example; empty for that port at file-server.host, or,"
                    + " where that is all addresses, at the one by which a box reached us");
    static final Setting<DataSize> FILE_SERVER_MAX_SIZE = one("file-server.max-size",
            Kind.size(FileServerConfig.MAX_SIZE), c -> c.fileServer().maxSize(),
            "Largest firmware image, or file, that is taken");
    static final Setting<Boolean> FILE_SERVER_SIGNED = one("file-server.signed", Kind.bool(),
            c -> c.fileServer().signed(),
            "Give files only at addresses that cannot be guessed, as firmware always is; false gives them by their names to"
                    + " whoever asks, as GenieACS does");

    static final Setting<List<SigningKey>> FIRMWARE_SIGNING_KEYS = many("firmware.signing-keys",
            Kind.of("name=KEY, where KEY is the public half of an Ed25519 key, as PEM, or base64 of its"
                    + " SubjectPublicKeyInfo or of its 32 bytes", SigningKey.NONE, SigningKey::read),
            c -> c.firmware().signingKeys(),
            "Keys of those who sign firmware and configurations for boxes; what a key signed is shown with its name");
    static final Setting<Boolean> FIRMWARE_REQUIRE_SIGNATURE = one("firmware.require-signature", Kind.bool(),
            c -> c.firmware().requireSignature(),
            "Take nothing that none of firmware.signing-keys signed; without such keys nothing has to be signed");

    static final Setting<LogConfig.Format> LOG_FORMAT = one("log.format", Kind.word(LogConfig.Format.class),
            c -> c.log().format(), "Lines for people, or one JSON object a line for collectors");
    static final Setting<LogConfig.Level> LOG_LEVEL = one("log.level", Kind.word(LogConfig.Level.class),
            c -> c.log().level(), "The least grave kind of line that is written");

    static final Setting<Integer> TRACE_DEVICES = one("trace.devices", Kind.integer(TraceConfig.DEVICES),
            c -> c.trace().devices(), "Most devices whose messages are traced at once; 0 forbids it");
    static final Setting<Integer> TRACE_MESSAGES = one("trace.messages", Kind.integer(TraceConfig.MESSAGES),
            c -> c.trace().messages(), "Most messages kept of one device; older ones go first");
    static final Setting<DataSize> TRACE_MAX_TEXT = one("trace.max-text", Kind.size(TraceConfig.MAX_TEXT),
            c -> c.trace().maxText(), "Most kept of one message");
    static final Setting<Duration> TRACE_DURATION = one("trace.duration", Kind.duration(TraceConfig.DURATION),
            c -> c.trace().duration(), "After how long a trace that nobody switched off ends by itself");

    static final Setting<Duration> AUDIT_KEEP = one("audit.keep", Kind.duration(AuditConfig.KEEP),
            c -> c.audit().keep(), "How long it is kept who looked at what and did what");

    static final List<Setting<?>> ALL = Stream.of(List.<Setting<?>>of(DATA, SECRETS_KEY_FILE, DATABASE_URL,
            DATABASE_USERNAME,
            DATABASE_PASSWORD,
            DATABASE_POOL_SIZE, DEVICES_UNKNOWN, NETWORK_WIRE, CWMP_HOST, CWMP_PORT, CWMP_PLAIN, CWMP_PATH,
            CWMP_MAX_BODY,
            CWMP_USERNAME, CWMP_PASSWORD,
            CWMP_ACCEPT_UNAUTHENTICATED, CWMP_ACCEPT_UNAUTHENTICATED_FROM, CWMP_SCHEMES,
            CWMP_DEVICE_CREDENTIALS, CWMP_MAX_SESSIONS,
            CWMP_SESSION_TIMEOUT, CWMP_COOKIE_NAME, TLS_PORT, TLS_CERTIFICATE, TLS_KEY, TLS_CLIENT_CA,
            TLS_CLIENT_CERTIFICATES, TLS_VERSIONS, KNOCK_USERNAME,
            KNOCK_PASSWORD, KNOCK_TIMEOUT, KNOCK_ALLOW, KNOCK_DENY, KNOCK_CONCURRENCY, KNOCK_CA, UDP_ENABLED, UDP_PORT,
            UDP_STUN_PASSWORD,
            UDP_RATE_PER_ADDRESS, XMPP_HOST, XMPP_PORT, XMPP_DOMAIN, XMPP_USERNAME, XMPP_PASSWORD, XMPP_DEVICE_DOMAINS,
            XMPP_CA, BULK_PATH, BULK_MAX_BODY),
            Lwm2mSettings.ALL, List.<Setting<?>>of(SATELLITE_FILE, CONSOLE_HOST, CONSOLE_PORT,
                    CONSOLE_URL, CONSOLE_TOKEN),
            OidcSettings.ALL, List.<Setting<?>>of(NBI_HOST, NBI_PORT), ProvisioningSettings.ALL,
            SelfServiceSettings.ALL,
            List.<Setting<?>>of(PROFILES_FOLDER, TASKS_LEASE, TASKS_EVIDENCE, TASKS_DEADLINE, TASKS_KEEP,
                    READINGS_KEEP, CONTACTS_KEEP, DIAGNOSIS_KNOWLEDGE, DIAGNOSIS_KEEP,
                    DIAGNOSTICS_HOST, DIAGNOSTICS_DOWNLOAD_URL, DIAGNOSTICS_UPLOAD_URL, DIAGNOSTICS_UPLOAD_SIZE,
                    METER_LIMIT, METER_SILENCE, METER_PAUSE, METER_MOST,
                    INCIDENTS_BOXES, INCIDENTS_SHARE, INCIDENTS_CALM, INCIDENTS_KEEP,
                    CAMPAIGNS_APPROVAL_ABOVE, CAMPAIGNS_ZONE, CAMPAIGNS_RETRY_AFTER, CAMPAIGNS_KEEP, EVENTS_KEEP,
                    WEBHOOKS_ALLOW, WEBHOOKS_DENY, WEBHOOKS_TIMEOUT, WEBHOOKS_CA, FILES_URL,
                    FILES_MAX_SIZE, FILES_KEEP, FILES_PER_DAY, FILES_BYTES_PER_DAY, FILES_KEPT_PER_DEVICE, FILES_KEPT,
                    FILE_SERVER_HOST, FILE_SERVER_PORT, FILE_SERVER_URL,
                    FILE_SERVER_MAX_SIZE, FILE_SERVER_SIGNED,
                    FIRMWARE_SIGNING_KEYS, FIRMWARE_REQUIRE_SIGNATURE),
            SftpSettings.ALL,
            List.<Setting<?>>of(LOG_FORMAT,
                    LOG_LEVEL, TRACE_DEVICES, TRACE_MESSAGES, TRACE_MAX_TEXT, TRACE_DURATION, AUDIT_KEEP))
            .flatMap(List::stream).toList();

    private Settings() {}

    static String written(@Nullable Path path) {
        return path == null ? "" : path.toString();
    }

    /// As an operator may see it: empty for the file in the data folder, and without a password.
    private static String databaseUrl(AcsConfig config) {
        String url = config.database().url();
        return url.equals(DatabaseConfig.h2(config.data()).url())
                ? ""
                : url.replaceAll("(?i)(password=)[^&;]*", "$1***");
    }

    static <T> Setting<T> one(String key, Kind<T> kind, Function<AcsConfig, T> of,
            String means) {
        return new Setting.One<>(key, kind, of, means);
    }

    static <T> Setting<List<T>> many(String key, Kind<T> kind,
            Function<AcsConfig, List<T>> of, String means) {
        return new Setting.Many<>(key, kind, of, means);
    }

    static Kind<String> host() {
        return Kind.text("an address or a host name", Pattern.compile("[A-Za-z0-9.:_-]{1,253}"));
    }

    private static Kind<Path> folder() {
        return Kind.of("a folder, without ; in its name", Path.of(""), text -> {
            try {
                return text.isEmpty() || text.contains(";") ? null : Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        });
    }
}
