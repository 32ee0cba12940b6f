package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.carousel.Composer;
import org.pilotacs.acs.link.satellite.carousel.Counter;
import org.pilotacs.acs.link.satellite.carousel.Message;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.link.satellite.payload.CardSystems;
import org.pilotacs.acs.link.satellite.payload.EmmEncoder;
import org.pilotacs.acs.link.satellite.payload.EmmRejectedException;
import org.pilotacs.acs.link.satellite.payload.EmmRequest;
import org.pilotacs.acs.link.satellite.payload.HandedIn;
import org.pilotacs.acs.link.satellite.payload.SequenceKey;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is wanted of a card, as messages of its card system. Safe for any number of threads.
final class CardMessages {
    private final CardSystems systems;
    /// Those that have a way on air.
    private final Set<String> onAir;
    private final InstantSource clock;

    CardMessages(CardSystems systems, Set<String> onAir, InstantSource clock) {
        this.systems = systems;
        this.onAir = Set.copyOf(onAir);
        this.clock = clock;
    }

    Optional<CardSystem> of(String card) {
        return systems.of(card);
    }

    /// Why this cannot be said to the card, tried without sending anything; null if it can.
    @Nullable
    Saying refusal(String card, CardMessage message) {
        CardSystem system = systems.of(card).orElse(null);
        if (system == null) {
            return SatelliteSaying.NO_CARD_SYSTEM.of(Saying.of(card));
        }
        if (!(system instanceof CardSystem.Submitting) && !onAir.contains(system.name())) {
            return SatelliteSaying.NO_HEAD_END.of(Saying.of(system.name()));
        }
        return switch (system) {
            case CardSystem.Submitting _ -> message instanceof CardMessage.Sections
                    ? SatelliteSaying.NOT_HANDED_IN_THERE.of(Saying.of(system.name()))
                    : null;
            case CardSystem.PassingOn _ when message instanceof CardMessage.Orders ->
                SatelliteSaying.ONLY_HANDED_IN.of(Saying.of(system.name()));
            case CardSystem.PassingOn _,CardSystem.Encoding _ -> attempt(card, system, message);
        };
    }

    private @Nullable Saying attempt(String card, CardSystem system, CardMessage message) {
        try {
            Composer.Composed _ = composer(card, system).compose(List.of(message), Counter.NONE, clock.instant());
            return null;
        } catch (EmmRejectedException rejected) {
            return rejected.saying();
        }
    }

    /// Whose sequence the message has.
    Counter counter(String card, CardSystem system, CardMessage message) {
        if (system instanceof CardSystem.Encoding(var _, EmmEncoder encoder)
                && message instanceof CardMessage.Orders(List<CardOrder> orders)) {
            SequenceKey key = encoder.key(card, orders);
            return new Counter(system.name(), key.card(), key.slot());
        }
        return new Counter(system.name(), card, Counter.NONE);
    }

    /// Makes the messages of a card.
    Composer composer(String card, CardSystem system) {
        return (all, last, until) -> {
            List<CardOrder> orders = all.stream().flatMap(one -> one instanceof CardMessage.Orders(var some)
                    ? some.stream()
                    : Stream.<CardOrder>empty()).distinct().toList();
            if (orders.isEmpty() || !(system instanceof CardSystem.Encoding(var _, EmmEncoder encoder))) {
                return new Composer.Composed(Counter.NONE, HandedIn.read(sections(all)).sections());
            }
            long sequence = encoder.nextSequence(last, clock.instant());
            return new Composer.Composed(sequence,
                    encoder.encode(new EmmRequest(card, orders, sequence, until)).sections());
        };
    }

    private static List<String> sections(List<CardMessage> all) {
        return all.stream().flatMap(one -> one instanceof CardMessage.Sections(var some)
                ? some.stream()
                : Stream.<String>empty()).toList();
    }

    /// Makes a message anew that there is.
    Composer composer(Message message) {
        return named(message.system()).map(system -> composer(message.card(), system)).orElse((_, _, _) -> {
            throw new EmmRejectedException(SatelliteSaying.NO_CARD_SYSTEM.of(Saying.of(message.card())));
        });
    }

    /// The digits that the box shows once it obeys; empty if it shows none.
    Optional<String> confirmCode(Message message, List<CardOrder> orders) {
        return orders.stream().anyMatch(CardOrder.ShowCode.class::isInstance)
                && named(message.system()).orElse(null) instanceof CardSystem.Encoding(var _, EmmEncoder encoder)
                        ? encoder.confirmCode(message.card(), orders, message.sequence())
                        : Optional.empty();
    }

    /// A message's card is written as its system writes it, which need not begin as the inventory's does.
    private Optional<CardSystem> named(String system) {
        return systems.all().stream().filter(one -> one.name().equals(system)).findFirst();
    }
}
