package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.BadSetting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The conditional access systems of the operator, and which card belongs to which. Safe for any number of threads.
public final class CardSystems implements AutoCloseable {
    private final List<CardSystem> all;
    /// Under nothing, the one that has all other cards.
    private final Map<String, CardSystem> byBeginning;

    private CardSystems(List<CardSystem> all) {
        this.all = List.copyOf(all);
        this.byBeginning = new HashMap<>();
        for (CardSystem system : all) {
            beginnings(system.config()).forEach(beginning -> byBeginning.put(beginning, system));
        }
    }

    /// @throws BadSetting if two systems have the same name or the same cards, or one is of an unknown kind
    /// @throws IOException if a file that a setting names is not what it must be; the message says what to do
    public static CardSystems open(List<CardSystemConfig> configs, EncoderFactories encoders) throws IOException {
        check(configs);
        List<CardSystem> all = new ArrayList<>();
        boolean whole = false;
        try {
            for (CardSystemConfig config : configs) {
                all.add(open(config, encoders));
            }
            whole = true;
            return new CardSystems(all);
        } finally {
            if (!whole) {
                close(all);
            }
        }
    }

    private static CardSystem open(CardSystemConfig config, EncoderFactories encoders) throws IOException {
        return switch (config.manner()) {
            case CardSystemConfig.Encoded(String encoder, EncoderSettings settings) ->
                new CardSystem.Encoding(config, encoders.create(encoder, settings));
            case CardSystemConfig.Submitted(GatewayConfig gateway) ->
                new CardSystem.Submitting(config, new HttpCasGateway(gateway));
            case CardSystemConfig.HandedInOnly _ -> new CardSystem.PassingOn(config);
        };
    }

    private static void check(List<CardSystemConfig> configs) {
        Set<String> names = new HashSet<>();
        Map<String, String> owners = new HashMap<>();
        for (CardSystemConfig config : configs) {
            if (!names.add(config.name())) {
                throw new BadSetting("name", "must be given to one system only: " + config.name());
            }
            for (String beginning : beginnings(config)) {
                String other = owners.putIfAbsent(beginning, config.name());
                if (other != null) {
                    throw new BadSetting("cards",
                            "gives " + (beginning.isEmpty() ? "all cards" : beginning) + " to both "
                                    + other + " and " + config.name() + ": every card belongs to one system");
                }
            }
        }
    }

    private static List<String> beginnings(CardSystemConfig config) {
        return config.cards().isEmpty() ? List.of("") : config.cards();
    }

    /// Whose card this is: of several beginnings the longest tells. Empty if it is nobody's.
    public Optional<CardSystem> of(String card) {
        String number = CardNumber.bare(card);
        for (int length = number.length(); length >= 0; length--) {
            CardSystem system = byBeginning.get(number.substring(0, length));
            if (system != null) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    /// In the order of the configuration.
    public List<CardSystem> all() {
        return all;
    }

    @Override
    public void close() {
        close(all);
    }

    private static void close(List<CardSystem> systems) {
        for (CardSystem system : systems) {
            if (system instanceof CardSystem.Submitting(var _, CasGateway gateway)) {
                gateway.close();
            }
        }
    }
}
