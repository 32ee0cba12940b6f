package org.pilotacs.acs;

import org.pilotacs.acs.link.lwm2m.Lwm2mConfig;
import org.pilotacs.acs.yaml.Kind;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import static org.pilotacs.acs.Settings.host;
import static org.pilotacs.acs.Settings.one;
import static org.pilotacs.acs.Settings.written;

/// The keys of `pilot.yaml` below `lwm2m`.
final class Lwm2mSettings {
    static final Setting<Boolean> ENABLED = one("lwm2m.enabled", Kind.bool(), c -> c.lwm2m().enabled(),
            "Serve devices that speak LwM2M (CoAP over UDP)");
    static final Setting<String> HOST = one("lwm2m.host", host(), c -> c.lwm2m().listener().host(),
            "Address that they register at; 0.0.0.0 for all");
    static final Setting<Integer> PORT = one("lwm2m.port", Kind.integer(Lwm2mConfig.ListenerConfig.PORT),
            c -> c.lwm2m().listener().port(), "UDP port of plain CoAP; 0 for any free one");
    static final Setting<Boolean> PLAIN = one("lwm2m.plain", Kind.bool(), c -> c.lwm2m().listener().plain(),
            "Let devices register at this port without DTLS, those that have no key");
    static final Setting<Boolean> ACCEPT_UNAUTHENTICATED = one("lwm2m.accept-unauthenticated", Kind.bool(),
            c -> c.lwm2m().listener().acceptUnauthenticated(),
            "Let any device in by plain CoAP, also beyond loopback; only inside a network of your own");
    static final Setting<String> PACKAGE_HOST = one("lwm2m.package-host",
            Kind.text("an address or a host name, or empty", Pattern.compile("[A-Za-z0-9.:_-]{0,253}")),
            c -> c.lwm2m().listener().packageHost(),
            "Where devices reach us when they fetch firmware by CoAP; empty for"
                    + " lwm2m.host, unless that is all addresses: then it is fetched by HTTP, or pushed");
    static final Setting<Boolean> DTLS_ENABLED = one("lwm2m.dtls.enabled", Kind.bool(),
            c -> c.lwm2m().dtls().enabled(), "Let devices register by CoAP over DTLS, with the keys that you import");
    static final Setting<Integer> DTLS_PORT = one("lwm2m.dtls.port",
            Kind.integer(Lwm2mConfig.ListenerConfig.PORT), c -> c.lwm2m().dtls().port(),
            "UDP port of CoAP over DTLS, at lwm2m.host; 0 for any free one");
    static final Setting<String> DTLS_CERTIFICATE = one("lwm2m.dtls.certificate", Kind.text(),
            c -> written(c.lwm2m().dtls().certificate()), "PEM file with our certificate (ECDSA), then those between it"
                    + " and its root; empty for devices with keys alone");
    static final Setting<String> DTLS_KEY = one("lwm2m.dtls.key", Kind.text(), c -> written(c.lwm2m().dtls().key()),
            "PEM file with its private key");
    static final Setting<String> DTLS_CLIENT_CA = one("lwm2m.dtls.client-ca", Kind.text(),
            c -> written(c.lwm2m().dtls().clientCa()),
            "PEM file with the authorities that sign devices' certificates, whose common name is the endpoint name");
    static final Setting<Duration> TIMEOUT = one("lwm2m.timeout", Kind.duration(Lwm2mConfig.ExchangeConfig.TIMEOUT),
            c -> c.lwm2m().exchanges().timeout(), "How long a device may take to answer, all repetitions included");
    static final Setting<Duration> AWAKE_TIME = one("lwm2m.awake-time",
            Kind.duration(Lwm2mConfig.ExchangeConfig.AWAKE), c -> c.lwm2m().exchanges().awake(),
            "How long a device in queue mode listens after it spoke");
    static final Setting<Integer> MAX_EXCHANGES = one("lwm2m.max-exchanges",
            Kind.integer(Lwm2mConfig.ExchangeConfig.MOST), c -> c.lwm2m().exchanges().most(),
            "Most messages of devices that are worked on at once; further ones are told to come later");
    static final Setting<Integer> VENDOR_OBJECT_BASE = one("lwm2m.vendor-object-base",
            Kind.integer(Lwm2mConfig.ModelConfig.BASE), c -> c.lwm2m().models().vendorBase(),
            "Number of the first of our objects for decoders; the default is for tests, yours you reserve at OMNA");
    static final Setting<String> MODELS_FOLDER = one("lwm2m.models-folder", Kind.text(),
            c -> written(c.lwm2m().models().folder()),
            "Folder with definitions of further objects (*.xml, as OMA writes them); empty for none");

    static final List<Setting<?>> ALL = List.of(ENABLED, HOST, PORT, PLAIN, ACCEPT_UNAUTHENTICATED, PACKAGE_HOST,
            DTLS_ENABLED,
            DTLS_PORT, DTLS_CERTIFICATE, DTLS_KEY, DTLS_CLIENT_CA, TIMEOUT, AWAKE_TIME, MAX_EXCHANGES,
            VENDOR_OBJECT_BASE, MODELS_FOLDER);

    private Lwm2mSettings() {}
}
