package org.pilotacs.acs.door.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Assets;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.saying.Language;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders pages, and errors as pages. Thread-safe.
final class Pages implements RouteGroup.ErrorFace {
    /// Only what this server serves; no inline script or style.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern ABOVE = Pattern.compile("(/(devices|actions|campaigns)/[A-Za-z0-9._~%-]+)/");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final SignIns signIns;
    private final OidcConfig oidc;
    private final Broadcasts broadcasts;
    private final Incidents incidents;
    private final Clock clock;

    Pages(Assets assets, SignIns signIns, OidcConfig oidc, Broadcasts broadcasts, Incidents incidents, Clock clock) {
        this.assets = assets;
        this.signIns = signIns;
        this.oidc = oidc;
        this.broadcasts = broadcasts;
        this.incidents = incidents;
        this.clock = clock;
    }

    Frame frame(HttpCall call, String title) {
        return frame(call, call.caller(), title, HeadEndView.worst(broadcasts.stations()),
                incidents.open().size());
    }

    /// An error must be shown even if nothing else can be asked.
    private Frame frame(HttpCall call, Caller caller, String title, Light.@Nullable State headEnds,
            int open) {
        return new Frame(language(call), assets, title, "", call.path(), caller, headEnds, open,
                Theme.named(Cookies.get(call, CookieName.THEME)), 0,
                clock.instant());
    }

    static Words language(HttpCall call) {
        return Words.of(Language.ofTag(Cookies.get(call, CookieName.LANGUAGE)).orElseGet(call::language));
    }

    HttpReply page(int status, String template, Map<String, Object> parameters) {
        return HttpReply.html(status, text(template, parameters)).with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff").with("referrer-policy", "same-origin");
    }

    String text(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(8 * 1024);
        engine.render(template, parameters, output);
        return output.toString();
    }

    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        if (error instanceof ApiError.Unauthorized || isSignIn(call)) {
            return signIn(frame(call, Caller.NOBODY, "", null, 0), error, call);
        }
        Frame frame = frame(call, caller(call), "", null, 0);
        String kind = error.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String title = frame.words().sayOr("error." + kind, frame.words().say(Problems.title(error)));
        HttpReply reply = page(Problems.status(error), "error.jte",
                Map.of("frame", frame.titled(title), "title", title, "detail",
                        frame.words().sayOr("error." + kind + ".detail",
                                frame.words().say(Problems.detail(error))),
                        "reference",
                        reference, "up", up(call.path())));
        return Problems.withHeaders(error, reply);
    }

    /// What the sign-in leads back to: the page that was asked for, or the one that an order came from. A page in parts
    /// asks for a part at its own address.
    private HttpReply signIn(Frame frame, ApiError error, HttpCall call) {
        boolean tried = isSignIn(call);
        String back = tried ? triedBack(call) : call.method().equals("GET") ? call.path() : up(call.path());
        return page(Problems.status(error), "sign-in.jte",
                Map.of("frame", frame.titled(frame.say("sign-in.title")), "view",
                        new SignInView(Cookies.localPath(back),
                                tried ? wrong(frame, error, call) : "", call.form().text("name"), signIns.byName(),
                                signIns.byToken(), provider(frame))));
    }

    private static boolean isSignIn(HttpCall call) {
        return call.path().equals("/sign-in") || call.path().startsWith("/sign-in/");
    }

    private static String triedBack(HttpCall call) {
        return call.method().equals("GET") ? call.query().text("back") : call.form().text("back");
    }

    private String provider(Frame frame) {
        return !oidc.isOn() ? "" : oidc.label().isEmpty() ? frame.say("sign-in.provider") : oidc.label();
    }

    private static String wrong(Frame frame, ApiError error, HttpCall call) {
        return error instanceof ApiError.Unauthorized && call.method().equals("POST")
                ? frame.say(call.form().text("token").isEmpty() ? "sign-in.wrong-password" : "sign-in.wrong")
                : frame.words().say(Problems.detail(error));
    }

    /// An error is shown even to somebody of whom nobody can say who they are just now.
    private Caller caller(HttpCall call) {
        try {
            return signIns.signedIn(call).orElse(Caller.NOBODY);
        } catch (RuntimeException _) {
            return Caller.NOBODY;
        }
    }

    /// The box or action that a path is about, empty if none.
    private static String up(String path) {
        Matcher above = ABOVE.matcher(path);
        return above.lookingAt() ? above.group(1) : "";
    }
}
