package org.pilotacs.acs;

import org.pilotacs.acs.customer.Allowance;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.jwt.PortalTokenConfig;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.sender.CodeSenderConfig.Encryption;
import org.pilotacs.acs.yaml.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The keys of `self-service` in `pilot.yaml`.
final class SelfServiceSettings {
    static final Setting<String> HOST = Settings.one("self-service.host", Settings.host(),
            c -> c.selfService().host(), "Address where customers' portal and API are served; 0.0.0.0 for all");
    static final Setting<Integer> PORT = Settings.one("self-service.port", Kind.integer(SelfServiceConfig.PORT),
            c -> c.selfService().port(), "Port where they are served; 0 for any free one");
    static final Setting<String> URL = Settings.one("self-service.url", Kind.text(), c -> c.selfService().url(),
            "Where customers' browsers reach it, for example https://my.example; empty for the port at the host");
    static final Setting<List<AddressRange>> PROXIES = Settings.many("self-service.proxies", Settings.BLOCK,
            c -> c.selfService().proxies().ours(),
            "Addresses of your proxies, whose X-Forwarded-For says where a call comes from");
    static final Setting<String> EQUIPMENT = Settings.one("self-service.equipment", Kind.text(),
            c -> Settings.written(c.equipment().folder()),
            "Folder with sheets and manuals of your own about models, in place of ours; empty for none");
    static final Setting<String> KEYS = Settings.one("self-service.jwt.keys", Kind.text(),
            c -> c.selfService().jwt().keys(),
            "Address of the keys (JWKS) by which your portal signs the tokens of its customers; empty for no such tokens");
    static final Setting<String> ISSUER = Settings.one("self-service.jwt.issuer", Kind.text(),
            c -> c.selfService().jwt().issuer(), "What those tokens say under iss");
    static final Setting<String> AUDIENCE = Settings.one("self-service.jwt.audience", Kind.text(),
            c -> c.selfService().jwt().audience(), "What those tokens say under aud when they are for us");
    static final Setting<String> SUBSCRIBER = Settings.one("self-service.jwt.subscriber", Kind.text(),
            c -> c.selfService().jwt().subscriber(), "Claim that holds the customer number");
    static final Setting<String> REACH = Settings.one("self-service.jwt.reach", Kind.text(),
            c -> c.selfService().jwt().reach(), "Claim that holds where a code reaches the customer; empty for none");
    static final Setting<Duration> MOST_AGE = Settings.one("self-service.jwt.most-age",
            Kind.duration(PortalTokenConfig.MOST), c -> c.selfService().jwt().most(),
            "How old such a token may be, whatever it says itself");
    static final Setting<Duration> LINK = Settings.one("self-service.link-for", Kind.duration(CustomerConfig.LINK),
            c -> c.selfService().customers().link(), "How long a link is good that lets a customer in once");
    static final Setting<Duration> IDLE = Settings.one("self-service.idle", Kind.duration(CustomerConfig.IDLE),
            c -> c.selfService().customers().idle(), "How long a customer stays signed in without doing anything");
    static final Setting<Duration> SESSION = Settings.one("self-service.session",
            Kind.duration(CustomerConfig.MOST), c -> c.selfService().customers().most(),
            "How long a customer stays signed in at most");
    static final Setting<String> SENDER = Settings.one("self-service.codes.sender", Kind.text(),
            c -> c.selfService().codes().sender(),
            "By which way customers are sent codes: file, smtp, or a sender of your own; empty for none, and then what"
                    + " takes a code is for the telephone");
    static final Setting<String> FOLDER = Settings.one("self-service.codes.folder", Kind.text(),
            c -> Settings.written(c.selfService().codes().folder()),
            "Folder that your own gateway empties, for the sender file");
    static final Setting<String> PLUGIN = Settings.one("self-service.codes.plugin", Kind.text(),
            c -> c.selfService().codes().plugin(), "What a sender of your own is told");
    static final Setting<String> SMTP_HOST = Settings.one("self-service.codes.smtp.host", Kind.text(),
            c -> c.selfService().codes().smtp().host(), "Mail server");
    static final Setting<Integer> SMTP_PORT = Settings.one("self-service.codes.smtp.port",
            Kind.integer(CodeSenderConfig.Smtp.PORT), c -> c.selfService().codes().smtp().port(),
            "Port of the mail server");
    static final Setting<Encryption> SMTP_ENCRYPTION = Settings.one("self-service.codes.smtp.encryption",
            Kind.word(Encryption.class), c -> c.selfService().codes().smtp().encryption(),
            "How what goes there is hidden: from the first byte, after STARTTLS, or not");
    static final Setting<String> SMTP_USERNAME = Settings.one("self-service.codes.smtp.username", Kind.text(),
            c -> c.selfService().codes().smtp().username(), "Name to log in with; empty for none");
    static final Setting<Secret> SMTP_PASSWORD = Settings.one("self-service.codes.smtp.password", Kind.secretText(),
            c -> c.selfService().codes().smtp().password(), "Password to log in with");
    static final Setting<String> SMTP_FROM = Settings.one("self-service.codes.smtp.from", Kind.text(),
            c -> c.selfService().codes().smtp().from(), "Address that letters come from");
    static final Setting<String> SMTP_TO = Settings.one("self-service.codes.smtp.to", Kind.text(),
            c -> c.selfService().codes().smtp().to(),
            "Address that they go to, with {subscriber} for the customer's number, if a gateway knows the rest; empty for"
                    + " the one that the token or the link names");
    static final Setting<String> SMTP_CA = Settings.one("self-service.codes.smtp.ca", Kind.text(),
            c -> Settings.written(c.selfService().codes().smtp().ca()),
            "PEM file with who signed its certificate; empty for those that Java knows");

    static final Setting<String> BRAND_NAME = Settings.one("self-service.brand.name", Kind.text(),
            c -> c.brand().name(), "What customers know your service as");
    static final Setting<String> BRAND_COLOUR = Settings.one("self-service.brand.colour", Kind.text(),
            c -> c.brand().colour(), "Colour of the bar and the buttons");
    static final Setting<String> BRAND_LOGO = Settings.one("self-service.brand.logo", Kind.text(),
            c -> Settings.written(c.brand().logo()), "SVG or PNG file, at most 100 KiB; empty for the name alone");
    static final Setting<String> BRAND_PHONE = Settings.one("self-service.brand.phone", Kind.text(),
            c -> c.brand().phone(), "Number that customers can call; empty for none");
    static final Setting<String> BRAND_SIGN_IN = Settings.one("self-service.brand.sign-in", Kind.text(),
            c -> c.brand().signIn(), "Address of your own pages where customers sign in; empty for none");

    private static final Map<String, Limit> LIMITS = limited();

    static final List<Setting<?>> ALL = all();

    private SelfServiceSettings() {}

    /// The settings of one allowance.
    private record Limit(Setting<Integer> perDay, Setting<Duration> pause) {
        static Limit of(String what) {
            return new Limit(
                    Settings.one("self-service.limits." + what + ".per-day", Kind.integer(Allowance.PER_DAY),
                            c -> c.selfService().limits().of(what).perDay(),
                            "How often a customer may have it within 24 hours, for each box if it is about one: "
                                    + what),
                    Settings.one("self-service.limits." + what + ".pause", Kind.duration(Allowance.PAUSE),
                            c -> c.selfService().limits().of(what).pause(), "How long between two times: " + what));
        }
    }

    /// By what may be asked for, in the order of the reference.
    private static Map<String, Limit> limited() {
        Map<String, Limit> all = new TreeMap<>();
        Limits.DEFAULT.allowances().keySet().forEach(what -> all.put(what, Limit.of(what)));
        return all;
    }

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(HOST, PORT, URL, PROXIES, LINK, IDLE, SESSION, EQUIPMENT, KEYS,
                ISSUER,
                AUDIENCE, SUBSCRIBER, REACH, MOST_AGE, SENDER, FOLDER, PLUGIN, SMTP_HOST, SMTP_PORT, SMTP_ENCRYPTION,
                SMTP_USERNAME, SMTP_PASSWORD, SMTP_FROM, SMTP_TO, SMTP_CA, BRAND_NAME, BRAND_COLOUR, BRAND_LOGO,
                BRAND_PHONE, BRAND_SIGN_IN));
        LIMITS.values().forEach(limit -> all.addAll(List.of(limit.perDay, limit.pause)));
        return List.copyOf(all);
    }

    /// What reads the value of a setting.
    interface Values {
        <T> T get(Setting<T> setting);
    }

    static Limits limits(Values values) {
        Map<String, Allowance> allowances = new LinkedHashMap<>();
        LIMITS.forEach((what, limit) -> allowances.put(what,
                new Allowance(values.get(limit.perDay), values.get(limit.pause))));
        return new Limits(allowances);
    }
}
