package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.SameValue;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a box shows of its Wi-Fi after it was changed, against what was wanted and how it was. Pure.
///
/// @param traits that were wanted, or are good to know
/// @param before what the box said of them before, by path; without what it did not
/// @param now what it says now
record WifiShown(List<Role.Trait> traits, Map<String, String> before, Evidence now) {
    /// What a box says that is on no channel yet.
    private static final String NONE = "0";

    /// @param unasked why something could not be asked; empty if everything was
    Outcome outcome(List<Saying> unasked) {
        Map<String, String> said = now.texts();
        for (Role.Trait trait : traits) {
            String value = said.get(trait.path());
            if (value != null && !trait.wanted().isEmpty()
                    && !SameValue.is(new Value(trait.part().type(), trait.wanted()), value)) {
                return new Outcome.Failed(
                        new Fault(Fault.Kind.DEVICE, "", stillOtherwise(trait, value), trait.path()));
            }
        }
        if (!unasked.isEmpty()) {
            return new Outcome.Unconfirmed(ActionSaying.COULD_NOT_BE_ASKED.of(Saying.join(unasked)));
        }
        for (Role.Trait trait : traits) {
            if (!trait.path().isEmpty() && !said.containsKey(trait.path())) {
                return new Outcome.Unconfirmed(ActionSaying.NO_ANSWER_FOR.of(Saying.of(trait.path())));
            }
        }
        return new Outcome.Confirmed(new Evidence(now.at(), words(said), now.values()));
    }

    private Saying stillOtherwise(Role.Trait trait, String value) {
        Saying network = network(trait);
        return switch (trait.part()) {
            case AUTO_CHANNEL -> (trait.wanted().equals("true")
                    ? ActionSaying.WIFI_STILL_FIXED
                    : ActionSaying.WIFI_STILL_CHOOSES).of(network);
            case CHANNEL -> ActionSaying.WIFI_STILL_ON.of(network, Saying.of(value), Saying.of(trait.wanted()));
            case NAME, PASSWORD -> ActionSaying.WIFI_STILL_CALLED.of(network, Saying.of(value));
        };
    }

    private Saying words(Map<String, String> said) {
        List<Saying> words = new ArrayList<>();
        traits.stream().sorted(Comparator.comparingInt(Role.Trait::network)).forEach(trait -> {
            String value = said.getOrDefault(trait.path(), "");
            words.add(switch (trait.part()) {
                case AUTO_CHANNEL -> isChannelSaid(trait.network()) || !trait.wanted().equals("true")
                        ? Saying.NOTHING
                        : ActionSaying.WIFI_CHOOSES.of(network(trait));
                case CHANNEL -> channel(trait, value, before.get(trait.path()));
                case NAME -> trait.wanted().isEmpty() ? Saying.NOTHING : name(trait, value, before.get(trait.path()));
                case PASSWORD -> ActionSaying.WIFI_PASSWORD_TAKEN.of(network(trait));
            });
        });
        return Saying.join(words);
    }

    private Saying channel(Role.Trait trait, String value, @Nullable String former) {
        Saying network = network(trait);
        boolean chosen = trait.wanted().isEmpty();
        if (value.equals(NONE)) {
            return ActionSaying.WIFI_CHOOSES.of(network);
        }
        if (former == null || SameValue.is(new Value(trait.part().type(), former), value)) {
            ActionSaying known = former == null ? ActionSaying.WIFI_CHOSE : ActionSaying.WIFI_STAYS;
            return (chosen ? known : ActionSaying.WIFI_ON).of(network, Saying.of(value));
        }
        return (chosen ? ActionSaying.WIFI_MOVED_BY_ITSELF : ActionSaying.WIFI_MOVED).of(network, Saying.of(value),
                Saying.of(former));
    }

    private Saying name(Role.Trait trait, String value, @Nullable String former) {
        return former == null || former.equals(value)
                ? ActionSaying.WIFI_CALLED.of(network(trait), Saying.of(value))
                : ActionSaying.WIFI_RENAMED.of(network(trait), Saying.of(value), Saying.of(former));
    }

    private boolean isChannelSaid(int network) {
        return traits.stream().anyMatch(one -> one.network() == network && one.part() == WifiPart.CHANNEL);
    }

    /// Where there is but one, it needs no number.
    private Saying network(Role.Trait trait) {
        return traits.stream().mapToInt(Role.Trait::network).distinct().count() == 1
                ? ActionSaying.WIFI_WHOLE.of()
                : ActionSaying.WIFI_NETWORK.of(Saying.of(trait.network()));
    }
}
