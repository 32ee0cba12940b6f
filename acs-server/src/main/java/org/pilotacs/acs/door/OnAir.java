package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.task.Carrier;

import java.time.Instant;

/// What is broadcast to a box that cannot answer, in words that claim no more than is known. Stateless.
public final class OnAir {
    private OnAir() {}

    /// Whether an action goes by satellite, or went.
    public static boolean is(Action action) {
        return carrier(action) == Carrier.BROADCAST;
    }

    /// By which way an action goes.
    public static Carrier carrier(Action action) {
        return action.steps().stream().anyMatch(step -> step.operation().carrier() == Carrier.BROADCAST)
                ? Carrier.BROADCAST
                : Carrier.SESSION;
    }

    /// Whether a box that was on and tuned has it by now, as good as surely.
    public static boolean hasLikelyArrived(Airing airing, Instant now) {
        Instant by = airing.likelyBy();
        return airing.sent() > 0 && by != null && !by.isAfter(now);
    }

    /// Where an action stands that goes by satellite and is not over, in a sentence or two.
    static String standing(@Nullable Airing airing, Words words, Instant now) {
        if (airing == null || airing.sent() == 0) {
            return airing == null || airing.obstacle() == null
                    ? words.say("standing.queued.on-air")
                    : words.say("standing.queued.obstacle", words.say(airing.obstacle()));
        }
        Instant by = airing.likelyBy();
        String likely = likely(airing, words, now, by == null ? "" : words.by(by, now));
        return sent(airing, words, now) + (likely.isEmpty() ? "" : " " + likely);
    }

    private static String sent(Airing airing, Words words, Instant now) {
        String times = words.times(airing.sent());
        if (airing.obstacle() != null) {
            return words.say("standing.on-air.obstacle", times, words.say(airing.obstacle()));
        }
        return airing.next() == null
                ? words.say("standing.on-air", times)
                : words.say("standing.on-air.next", times, words.exact(airing.next(), now));
    }

    /// By when a box has it that does what it must; empty if that cannot be said.
    ///
    /// @param by that time, as it is said
    public static String likely(Airing airing, Words words, Instant now, String by) {
        if (airing.likelyBy() == null || airing.sent() == 0) {
            return "";
        }
        String channel = words.say(airing.channel());
        if (hasLikelyArrived(airing, now)) {
            return channel.isEmpty() ? words.say("on-air.arrived") : words.say("on-air.arrived.on-channel", channel);
        }
        return channel.isEmpty()
                ? words.say("on-air.likely", by)
                : words.say("on-air.likely.on-channel", by, channel);
    }
}
