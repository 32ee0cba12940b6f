package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.SatelliteRecipe;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an action goes, as one would tell its owner. Never says done of what is only sent.
///
/// @param says where it stands, in a sentence or two
/// @param you what the customer is to do meanwhile, one after the other; empty for nothing
/// @param takes how long it usually takes in all; null if that is not known
/// @param likely by when it has probably arrived, of what goes by satellite; null otherwise
/// @param asksWorks whether the customer's word is wanted, since the box cannot tell
/// @param asksCode whether the screen shows digits that tell
public record CustomerProgress(String id, CustomerAction action, State state, String says, List<String> you,
        @Nullable Duration takes, @Nullable Instant likely, Instant begun, boolean asksWorks, boolean asksCode) {
    /// The profiles' key of a text that says no more than channel and time do.
    private static final String STAY = "reconnect.stay";

    /// Where it stands. A machine may show each in its own way.
    public enum State {
        /// The box has to come first.
        WAITING,
        /// The box does not answer, and is asked on.
        UNREACHABLE, WORKING, ON_AIR,
        /// It was on air long enough that a box that was on has it.
        PROBABLY_DONE,
        /// The box has shown it, or its owner says so.
        DONE,
        /// The box has it, and has not shown that it took effect.
        UNSURE, NOT_DONE, CALLED_OFF;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean isOver() {
            return switch (this) {
                case DONE, UNSURE, NOT_DONE, CALLED_OFF -> true;
                case WAITING, UNREACHABLE, WORKING, ON_AIR, PROBABLY_DONE -> false;
            };
        }
    }

    public CustomerProgress {
        you = List.copyOf(you);
    }

    /// @param profile of the box's model
    public static CustomerProgress of(Action action, Profile profile, Words words, Instant now) {
        ActionKind kind = ActionKind.of(action.request());
        CustomerAction what = CustomerAction.of(kind)
                .orElseThrow(() -> new IllegalArgumentException("no customer's action: " + kind));
        State state = state(action, now);
        Airing airing = state.isOver() ? null : action.airing();
        return new CustomerProgress(action.id(), what, state, says(action, what, state, profile, words),
                you(action, what, state, profile, words), takes(kind, profile, OnAir.is(action)),
                airing == null || airing.sent() == 0 ? null : airing.likelyBy(), action.created(),
                state == State.PROBABLY_DONE, airing != null && airing.askForCode());
    }

    static State state(Action action, Instant now) {
        Outcome outcome = action.outcome();
        if (outcome != null) {
            return switch (outcome) {
                case Outcome.Confirmed _ -> State.DONE;
                case Outcome.Unconfirmed _ -> State.UNSURE;
                case Outcome.Failed _,Outcome.Refused _,Outcome.Expired _ -> State.NOT_DONE;
                case Outcome.Cancelled _ -> State.CALLED_OFF;
            };
        }
        Airing airing = action.airing();
        if (airing != null && airing.sent() > 0) {
            return OnAir.hasLikelyArrived(airing, now) ? State.PROBABLY_DONE : State.ON_AIR;
        }
        Knock knock = action.knock();
        return switch (action.stage()) {
            case QUEUED, KNOCKING -> knock != null && isInVain(knock) ? State.UNREACHABLE : State.WAITING;
            case IN_SESSION, WAITING, CHECKING -> State.WORKING;
            case ON_AIR, SETTLED -> State.WAITING;
        };
    }

    private static boolean isInVain(Knock knock) {
        return switch (knock.state()) {
            case UNREACHABLE, FORBIDDEN -> true;
            case IN_SESSION, TRYING, ANSWERED, SENT -> false;
        };
    }

    private static String says(Action action, CustomerAction what, State state, Profile profile, Words words) {
        String text = sentence(action, what, state, words);
        String after = state == State.DONE ? after(what, profile, OnAir.is(action), words) : "";
        return after.isEmpty() ? text : text + " " + after;
    }

    /// Where it stands, without what is for the customer's eyes alone.
    static String sentence(Action action, CustomerAction what, State state, Words words) {
        boolean bySatellite = OnAir.is(action);
        if (state == State.NOT_DONE && action.outcome() instanceof Outcome.Expired) {
            return words.say("my.progress.expired");
        }
        if (state == State.WAITING && bySatellite) {
            return words.say("my.progress.waiting.on-air");
        }
        if (state == State.UNSURE && bySatellite) {
            return words.say("my.progress.unsure.on-air");
        }
        if (state == State.DONE && action.request() instanceof ActionRequest.FixWifi wish) {
            return done(wish, words);
        }
        String key = "my.progress." + state.wireName();
        return words.sayOr(key + "." + what.wireName(), words.say(key));
    }

    private static String done(ActionRequest.FixWifi wish, Words words) {
        String name = Objects.requireNonNullElse(wish.name(), "");
        return Stream.concat(Stream.of(words.say("my.progress.done")),
                wish.changes().stream().map(one -> words.say("my.progress.done.fix-wifi." + one, name)))
                .collect(Collectors.joining(" "));
    }

    /// What has changed for the customer: a PIN that is the factory's is of use to those alone who learn where it is.
    private static String after(CustomerAction what, Profile profile, boolean bySatellite, Words words) {
        return what == CustomerAction.RESET_PIN
                ? words.sayOr("customer." + customerDoes(what.kind(), profile, bySatellite), "")
                : "";
    }

    private static List<String> you(Action action, CustomerAction what, State state, Profile profile, Words words) {
        return switch (state) {
            case ON_AIR, PROBABLY_DONE -> toReceive(action, what, profile, words);
            case UNREACHABLE -> List.of(words.say("my.you.power"), words.say("my.you.network"));
            case WAITING, WORKING -> meanwhile(action, what, profile, words);
            case NOT_DONE -> List.of(words.say("my.you.again-or-call"));
            case UNSURE -> isRekeyed(action)
                    ? List.of(words.say("my.you.wifi.unsure"), words.say("my.you.again-or-call"))
                    : List.of(words.say("my.you.again-or-call"));
            case DONE -> isRekeyed(action) ? meanwhile(action, what, profile, words) : List.of();
            case CALLED_OFF -> List.of();
        };
    }

    private static boolean isRekeyed(Action action) {
        return action.request() instanceof ActionRequest.FixWifi wish && wish.isRekeyed();
    }

    private static List<String> meanwhile(Action action, CustomerAction what, Profile profile, Words words) {
        if (action.request() instanceof ActionRequest.FixWifi wish) {
            return List.of(joins(wish, words));
        }
        boolean bySatellite = OnAir.is(action);
        return what == CustomerAction.RESET_PIN && !bySatellite
                ? List.of()
                : Stream.of(words.sayOr("customer." + customerDoes(what.kind(), profile, bySatellite), ""))
                        .filter(text -> !text.isEmpty()).toList();
    }

    /// How everything in the home gets back into its Wi-Fi.
    private static String joins(ActionRequest.FixWifi wish, Words words) {
        String with = wish.changes().stream().filter(one -> !one.equals("channel")).collect(Collectors.joining("-"));
        return words.say("my.you.wifi." + (with.isEmpty() ? "channel" : with));
    }

    /// What the customer is to do so that the box gets what is on air.
    private static List<String> toReceive(Action action, CustomerAction what, Profile profile, Words words) {
        Airing airing = action.airing();
        List<String> you = new ArrayList<>(List.of(words.say("on-air.tell.on")));
        if (airing == null) {
            return you;
        }
        String channel = words.say(airing.channel());
        if (!channel.isEmpty()) {
            you.add(words.say("on-air.tell.channel", channel));
        }
        if (airing.stay().isPositive()) {
            you.add(words.say(channel.isEmpty() ? "on-air.tell.leave-on" : "on-air.tell.stay",
                    words.say(Saying.of(airing.stay()))));
        }
        String key = customerDoes(what.kind(), profile, true);
        if (!key.isEmpty() && !key.equals(STAY)) {
            you.add(words.sayOr("customer." + key, ""));
        }
        you.removeIf(String::isEmpty);
        return you;
    }

    /// Key of what the customer does meanwhile; empty for nothing.
    private static String customerDoes(ActionKind kind, Profile profile, boolean bySatellite) {
        if (bySatellite) {
            return BySatellite.recipe(kind, profile).map(SatelliteRecipe::customerDoes).orElse("");
        }
        return recipe(kind, profile) instanceof Recipe.Steps steps ? steps.customerDoes() : "";
    }

    private static @Nullable Duration takes(ActionKind kind, Profile profile, boolean bySatellite) {
        if (bySatellite) {
            return BySatellite.recipe(kind, profile).map(SatelliteRecipe::takes).orElse(null);
        }
        return recipe(kind, profile) instanceof Recipe.Steps steps ? steps.takes() : null;
    }

    static @Nullable Recipe recipe(ActionKind kind, Profile profile) {
        return profile.recipe(RecipeName.valueOf(kind.name())).orElse(null);
    }

    /// Whether anything will still change.
    public boolean isOver() {
        return state.isOver();
    }
}
