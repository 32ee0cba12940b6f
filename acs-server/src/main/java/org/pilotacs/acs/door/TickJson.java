package org.pilotacs.acs.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.meter.Tick;
import org.pilotacs.acs.meter.TunerSignal;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Ticks of a signal meter as every door writes them. Stateless.
public final class TickJson {
    /// Of one dB; receivers measure no finer.
    private static final double STEPS = 100;

    private TickJson() {}

    public static ObjectNode of(Tick tick, Words words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (tick.state()) {
            case Tick.State.Waiting(Knock knock) -> state(json, "waiting", null, said(knock), words);
            case Tick.State.Measuring _ -> state(json, "measuring", null, null, words);
            case Tick.State.NotHeard(Instant since, Knock knock) ->
                state(json, "not-heard", since, said(knock), words);
            case Tick.State.Over(Saying why) -> state(json, "over", null, why, words);
        }
        json.put("measured", time(tick.measured()));
        ArrayNode tuners = json.putArray("tuners");
        tick.tuners().forEach(one -> tuners.add(tuner(one)));
        return json;
    }

    private static @Nullable Saying said(@Nullable Knock knock) {
        return knock == null ? null : knock.text();
    }

    private static void state(ObjectNode json, String state, @Nullable Instant since, @Nullable Saying text,
            Words words) {
        json.put("state", state).put("since", time(since)).put("text", text == null ? null : words.say(text))
                .put("code", text == null ? null : text.code());
    }

    private static ObjectNode tuner(TunerSignal tuner) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("tuner", tuner.tuner())
                .put("locked", tuner.locked()).put("level", number(tuner.level()))
                .put("carrierToNoise", number(tuner.carrierToNoise())).put("margin", number(tuner.margin()))
                .put("strength", number(tuner.strength())).put("quality", tuner.quality())
                .put("trend", WireName.of(tuner.trend()));
        TunerSignal.Best best = tuner.best();
        if (best == null) {
            return json.putNull("best");
        }
        json.putObject("best").put("quality", best.quality()).put("margin", number(best.margin()))
                .put("level", number(best.level())).put("at", time(best.at()));
        return json;
    }

    private static @Nullable Double number(@Nullable Double number) {
        return number == null ? null : Double.valueOf(Math.round(number * STEPS) / STEPS);
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
