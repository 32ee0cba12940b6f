package org.pilotacs.acs.diagnosis.knowledge;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.sign.Measured;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is known of a sign: what it is called, and the states that it can be in.
///
/// @param doubt how much of it may be chance; null for as much as of any other
/// @param lasts after this time beyond its freshness a value says half as much as when it was fresh
public record SignKnowledge(Sign sign, Saying title, List<State> states, Duration lasts, @Nullable Double doubt) {
    public SignKnowledge {
        states = List.copyOf(states);
    }

    /// The state that a measured sign is in.
    public State state(Measured measured) {
        Double number = measured.number();
        if (number == null) {
            return state(String.valueOf(measured.word())).orElse(states.getLast());
        }
        return states.stream().filter(one -> one.below() == null || number < one.below()).findFirst()
                .orElse(states.getLast());
    }

    public Optional<State> state(String name) {
        return states.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public int index(State state) {
        return states.indexOf(state);
    }
}
