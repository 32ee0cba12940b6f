package org.pilotacs.acs.door.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Assets;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.saying.Language;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders pages, and errors as pages. Thread-safe.
final class PortalPages implements RouteGroup.ErrorFace {
    static final String LANGUAGE = "pilot-my-language";
    /// Only what this server serves; no inline script or style.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    private static final Pattern ABOVE = Pattern.compile("(/my/boxes/[A-Za-z0-9._~%-]+)/");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final Brand brand;
    private final PortalSignIn signIn;

    PortalPages(Assets assets, Brand brand, PortalSignIn signIn) {
        this.assets = assets;
        this.brand = brand;
        this.signIn = signIn;
    }

    PortalFrame frame(HttpCall call, String title) {
        return new PortalFrame(words(call), assets, brand, title, call.path(), signIn.mark(call), 0, "");
    }

    static Words words(HttpCall call) {
        return Words.of(Language.ofTag(Cookies.get(call, LANGUAGE)).orElseGet(call::language));
    }

    HttpReply page(int status, String template, Map<String, Object> parameters) {
        return HttpReply.html(status, text(template, parameters)).with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff").with("referrer-policy", "no-referrer");
    }

    String text(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(8 * 1024);
        engine.render("my/" + template, parameters, output);
        return output.toString();
    }

    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        PortalFrame frame = frame(call, "");
        Words words = frame.words();
        if (error instanceof ApiError.Unauthorized) {
            boolean wrong = call.path().startsWith("/my/enter");
            return page(401, "welcome.jte", Map.of("frame", frame.titled(words.say("my.welcome")), "wrong",
                    wrong ? words.say(Problems.detail(error)) : ""));
        }
        String kind = Objects.requireNonNullElse(Problems.detail(error).code(), "");
        HttpReply reply = page(Problems.status(error), "error.jte",
                Map.of("frame", frame.titled(words.say("my.error")), "detail", detail(error, words), "reference",
                        reference, "up", up(call.path()), "code", kind));
        return Problems.withHeaders(error, reply);
    }

    /// What is wrong with a form says so where it is; the rest in a sentence.
    private static String detail(ApiError error, Words words) {
        return switch (error) {
            case ApiError.Broken _ -> words.say("my.error.broken");
            case ApiError.NotFound _ -> words.say("my.error.not-found");
            case ApiError.Invalid(var _, var violations) when violations.size() == 1 ->
                words.say(violations.getFirst().detail());
            default -> words.say(Problems.detail(error));
        };
    }

    /// The box that a path is about, else the first page.
    private static String up(String path) {
        Matcher above = ABOVE.matcher(path);
        return above.lookingAt() ? above.group(1) : "/my";
    }
}
