package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What boxes that also speak by another link show of the messages that were sent to them. Stateless.
final class Witness {
    private static final String TRUE = "true";

    private final ReadingHistory history;

    Witness(ReadingHistory history) {
        this.history = history;
    }

    /// That a box has obeyed, by its own readings since the message was made; empty as long as they do not show it.
    Optional<Outcome> shown(Underway one) {
        if (one.sent() == 0 || one.orders().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Reading> latest = history.latest(one.device()).stream()
                .filter(reading -> reading.at().isAfter(one.begun()))
                .collect(Collectors.toMap(Reading::name, Function.identity(), (first, _) -> first));
        List<Reading> proofs = new ArrayList<>();
        for (CardOrder order : one.orders()) {
            Reading proof = proof(order, latest);
            if (proof == null && !isBeside(order)) {
                return Optional.empty();
            }
            if (proof != null) {
                proofs.add(proof);
            }
        }
        return proofs.isEmpty() ? Optional.empty() : Optional.of(confirmed(proofs));
    }

    /// Orders that others of the same message stand for: a card that opens the channel is paired.
    private static boolean isBeside(CardOrder order) {
        return switch (order) {
            case CardOrder.Pair _,CardOrder.ShowCode _ -> true;
            case CardOrder.RefreshRights _,CardOrder.ResetPin _,CardOrder.Restart _ -> false;
        };
    }

    private static @Nullable Reading proof(CardOrder order, Map<String, Reading> latest) {
        return switch (order) {
            case CardOrder.RefreshRights _ -> with(ReadingName.CARD_ACCESS, "ok", latest);
            case CardOrder.Pair _ -> with(ReadingName.CARD_PAIRED, TRUE, latest);
            case CardOrder.ResetPin _ -> with(ReadingName.PIN_IS_DEFAULT, TRUE, latest);
            case CardOrder.Restart _,CardOrder.ShowCode _ -> null;
        };
    }

    private static @Nullable Reading with(ReadingName name, String value, Map<String, Reading> latest) {
        Reading reading = latest.get(name.template());
        return reading != null && reading.value().equals(value) ? reading : null;
    }

    private static Outcome confirmed(List<Reading> proofs) {
        Reading last = proofs.getLast();
        return new Outcome.Confirmed(new Evidence(last.at(), SatelliteSaying.BY_READING.of(Saying.of(
                proofs.stream().map(one -> one.name() + " = " + one.value()).collect(Collectors.joining(", ")))),
                proofs.stream().map(one -> new Assignment(one.source(), new Value(ValueType.STRING, one.value())))
                        .toList()));
    }
}
