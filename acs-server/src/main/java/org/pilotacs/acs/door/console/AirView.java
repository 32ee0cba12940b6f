package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.SatelliteRecipe;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What goes by satellite as a person follows it: how often it was sent, when it is sent next, when it has probably arrived, and
/// what the customer is to do for it.
///
/// @param headline how often it was sent; or, if it is not sent now, why
/// @param lastSent null if never, or if the headline is about something else
/// @param next null if it is not to be sent again, as things are
/// @param likely by when it has probably arrived, null if that cannot be said
/// @param bar null where there is nothing to wait for
/// @param sent whether it was sent at all, so that it may have arrived
/// @param way by which way it goes, and until when
/// @param tell what the customer is to do, one after the other
/// @param askForCode whether digits are to be read out
public record AirView(String headline, @Nullable Moment lastSent, @Nullable Moment next, @Nullable Sentence likely,
        @Nullable Bar bar, boolean sent, Sentence way, List<String> tell, boolean askForCode) {
    /// The profiles' key of a text that says no more than channel and time do.
    private static final String STAY = "reconnect.stay";
    /// Stands for the time in a sentence that is to be cut there; no text has it.
    private static final String CUT = "\uE000";

    public AirView {
        tell = List.copyOf(tell);
    }

    /// @param text as it is said by the server's clock
    public record Moment(Instant at, String text) {}

    /// A sentence with a time in it, which a browser says by its own clock.
    ///
    /// @param time null if there is none
    public record Sentence(String before, @Nullable Moment time, String after) {
        static Sentence of(String text, Moment time) {
            int cut = text.indexOf(CUT);
            return cut < 0
                    ? new Sentence(text, null, "")
                    : new Sentence(text.substring(0, cut), time, text.substring(cut + CUT.length()));
        }
    }

    /// The time until it has probably arrived: how much of it is over.
    public record Bar(Instant from, Instant to) {
        public long length() {
            return Math.max(1, Duration.between(from, to).toSeconds());
        }

        /// @param now by our clock
        public long over(Instant now) {
            return Math.clamp(Duration.between(from, now).toSeconds(), 0, length());
        }
    }

    /// Null if the action does not go by satellite, or that is over or called off.
    ///
    /// @param recipe how the model is told so by satellite, null if it is not
    static @Nullable AirView of(Action action, @Nullable SatelliteRecipe recipe, Words words, Instant now) {
        Airing airing = action.airing();
        if (airing == null || action.outcome() != null || action.isCalledOff()) {
            return null;
        }
        boolean goes = airing.sent() > 0 && airing.obstacle() == null;
        Instant last = airing.lastSent();
        Instant next = airing.next();
        Instant by = airing.likelyBy();
        return new AirView(
                goes ? words.say("on-air.sent", words.times(airing.sent())) : words.standing(action, now),
                goes && last != null ? new Moment(last, words.ago(Duration.between(last, now))) : null,
                goes && next != null ? new Moment(next, words.exact(next, now)) : null,
                goes && by != null
                        ? Sentence.of(OnAir.likely(airing, words, now, CUT), new Moment(by, words.by(by, now)))
                        : null,
                goes && by != null ? new Bar(action.created(), by) : null, airing.sent() > 0,
                Sentence.of(words.say(airing.way()) + " · " + words.say("on-air.until", CUT),
                        new Moment(airing.until(), words.by(airing.until(), now))),
                tell(airing, recipe, words), airing.askForCode());
    }

    private static List<String> tell(Airing airing, @Nullable SatelliteRecipe recipe, Words words) {
        List<String> tell = new ArrayList<>(List.of(words.say("on-air.tell.on")));
        if (!airing.channel().isEmpty()) {
            tell.add(words.say("on-air.tell.channel", words.say(airing.channel())));
        }
        if (airing.stay().isPositive()) {
            tell.add(words.say(airing.channel().isEmpty() ? "on-air.tell.leave-on" : "on-air.tell.stay",
                    words.say(Saying.of(airing.stay()))));
        }
        if (airing.askForCode()) {
            tell.add(words.say("on-air.tell.code"));
        }
        if (recipe != null && !recipe.customerDoes().equals(STAY)) {
            tell.add(words.sayOr("customer." + recipe.customerDoes(), ""));
        }
        tell.removeIf(String::isEmpty);
        return tell;
    }
}
