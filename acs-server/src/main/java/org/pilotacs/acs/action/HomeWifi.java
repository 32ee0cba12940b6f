package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.WifiParameters;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Wi-Fi of a home as far as it is known, and what of it can be changed from here. Immutable.
///
/// @param networks those that are known, by their numbers
/// @param can what the box's model lets us change
/// @param otherwise why each of the other parts cannot be changed from here, and what to do instead
public record HomeWifi(List<Network> networks, Set<WifiPart> can, Map<WifiPart, Saying> otherwise) {
    /// Bytes of a name (IEEE 802.11, 9.4.2.2).
    public static final int MOST_NAME = 32;
    /// Characters of a passphrase (IEEE 802.11, J.4.1).
    public static final int LEAST_PASSWORD = 8;
    public static final int MOST_PASSWORD = 63;
    private static final String READINGS = "wifi.";
    /// A box that claims to have more is lying.
    private static final int MOST = 32;
    private static final Pattern CHANNEL = Pattern.compile("[1-9][0-9]{0,2}");
    private static final List<Integer> LOWER_BAND = IntStream.rangeClosed(1, 13).boxed().toList();
    private static final List<Integer> UPPER_BAND = IntStream
            .concat(IntStream.rangeClosed(9, 16), IntStream.rangeClosed(25, 35)).map(one -> 4 * one).boxed().toList();

    public HomeWifi {
        networks = List.copyOf(networks);
        can = Set.copyOf(can);
        otherwise = Map.copyOf(otherwise);
    }

    /// One network, on one radio.
    ///
    /// @param name empty if it is not known
    /// @param channel 0 if it is not known
    /// @param told when the box told the older of both; null if it told neither
    /// @param home whether it is one of those that carry the home's name
    /// @param paths where the box has what can be changed of it
    public record Network(int number, String name, int channel, @Nullable Instant told, boolean home,
            Map<WifiPart, String> paths) {
        /// Channels from here on are at 5 GHz or above.
        private static final int UPPER = 15;

        public Network {
            paths = Map.copyOf(paths);
        }

        boolean has(WifiPart part) {
            return paths.containsKey(part);
        }

        /// In GHz, 5 for what is above that too; empty if it is not known.
        public String band() {
            return channel == 0 ? "" : channel < UPPER ? "2.4" : "5";
        }

        /// Whether its radio can be on that channel, as far as is known.
        public boolean isInBandOf(int other) {
            return channel == 0 || channel < UPPER == other < UPPER;
        }
    }

    /// @param known of the box's data model
    public static HomeWifi of(Profile profile, ParameterTree known) {
        return switch (Planner.recipe(profile, RecipeName.FIX_WIFI)) {
            case Recipe.Impossible(Saying reason) -> nothing(reason);
            case Recipe.Steps _ -> parameters(profile).map(parameters -> of(profile, parameters, known))
                    .orElseGet(() -> nothing(ActionSaying.INSTEAD_OF_FIX_WIFI.of()));
        };
    }

    private static HomeWifi nothing(Saying reason) {
        Map<WifiPart, Saying> otherwise = new EnumMap<>(WifiPart.class);
        Stream.of(WifiPart.values()).forEach(part -> otherwise.put(part, reason));
        return new HomeWifi(List.of(), Set.of(), otherwise);
    }

    /// Where a model keeps it; empty if nothing of it can be changed from here.
    static Optional<WifiParameters> parameters(Profile profile) {
        if (profile.recipe(RecipeName.FIX_WIFI).orElse(null) instanceof Recipe.Steps recipe) {
            for (Recipe.Step step : recipe.steps()) {
                if (step instanceof Recipe.Step.Wifi(WifiParameters parameters)) {
                    return Optional.of(parameters);
                }
            }
        }
        return Optional.empty();
    }

    private static HomeWifi of(Profile profile, WifiParameters parameters, ParameterTree known) {
        Set<WifiPart> can = EnumSet.noneOf(WifiPart.class);
        Map<WifiPart, Saying> otherwise = new EnumMap<>(WifiPart.class);
        for (WifiPart part : WifiPart.values()) {
            if (parameters.paths().containsKey(part)) {
                can.add(part);
            } else {
                Saying said = parameters.refused().get(part);
                otherwise.put(part, said == null
                        ? why(part).of(profile.title())
                        : ActionSaying.IMPOSSIBLE.of(said));
            }
        }
        return new HomeWifi(networks(profile, parameters, known), can, otherwise);
    }

    private static ActionSaying why(WifiPart part) {
        return switch (part) {
            case AUTO_CHANNEL -> ActionSaying.WIFI_CHOOSES_NO_CHANNEL;
            case CHANNEL -> ActionSaying.WIFI_TAKES_NO_CHANNEL;
            case NAME -> ActionSaying.WIFI_TAKES_NO_NAME;
            case PASSWORD -> ActionSaying.WIFI_TAKES_NO_PASSWORD;
        };
    }

    private static List<Network> networks(Profile profile, WifiParameters parameters, ParameterTree known) {
        Map<String, Reading> said = new HashMap<>();
        profile.readings(known).stream().filter(one -> one.name().startsWith(READINGS))
                .forEach(one -> said.put(one.name(), one));
        List<Integer> always = parameters.networks();
        Set<Integer> numbers = new TreeSet<>(always);
        said.keySet().forEach(name -> number(name).ifPresent(numbers::add));
        Set<Integer> home = always.isEmpty() ? home(numbers, said) : Set.copyOf(always);
        List<Network> networks = new ArrayList<>();
        for (int number : numbers.stream().limit(MOST).toList()) {
            Map<WifiPart, String> paths = new EnumMap<>(WifiPart.class);
            for (WifiPart part : parameters.paths().keySet()) {
                String path = parameters.path(part, number);
                if (path != null && (always.contains(number) || isThere(part, path, known))) {
                    paths.put(part, path);
                }
            }
            String name = value(said, ReadingName.WIFI_SSID, number);
            networks.add(new Network(number, name == null ? "" : name,
                    channel(value(said, ReadingName.WIFI_CHANNEL, number)), told(said, number), home.contains(number),
                    paths));
        }
        return networks;
    }

    private static @Nullable String value(Map<String, Reading> said, ReadingName name, int number) {
        Reading reading = said.get(name.of(number));
        return reading == null ? null : reading.value();
    }

    private static @Nullable Instant told(Map<String, Reading> said, int number) {
        return Stream.of(ReadingName.WIFI_SSID, ReadingName.WIFI_CHANNEL)
                .flatMap(name -> Stream.ofNullable(said.get(name.of(number)))).map(Reading::at)
                .min(Comparator.naturalOrder()).orElse(null);
    }

    /// Of two networks on one radio the second has none of its own.
    private static boolean isThere(WifiPart part, String path, ParameterTree known) {
        return switch (part) {
            case AUTO_CHANNEL, CHANNEL -> known.get(path).isPresent();
            case NAME, PASSWORD -> true;
        };
    }

    private static int channel(@Nullable String said) {
        return said != null && CHANNEL.matcher(said).matches() ? Integer.parseInt(said) : 0;
    }

    /// Of a reading of the network itself; one of its clients may be old and of a network that is gone.
    private static Optional<Integer> number(String reading) {
        return ReadingName.ofName(reading).filter(name -> name.instances() == 1)
                .map(_ -> Integer.valueOf(reading.split("\\.")[1]));
    }

    /// The first that is switched on, and those with the same name.
    private static Set<Integer> home(Set<Integer> numbers, Map<String, Reading> said) {
        Optional<Integer> first = numbers.stream()
                .filter(number -> !"false".equals(value(said, ReadingName.WIFI_ENABLED, number))).findFirst()
                .or(() -> numbers.stream().findFirst());
        Set<Integer> home = new TreeSet<>();
        if (first.isPresent()) {
            home.add(first.get());
            String name = value(said, ReadingName.WIFI_SSID, first.get());
            numbers.stream().filter(number -> name != null && name.equals(value(said, ReadingName.WIFI_SSID, number)))
                    .forEach(home::add);
        }
        return home;
    }

    /// Channels to choose among: of the bands that the networks are in, as far as that is known. None if none can be set.
    public List<Integer> channels() {
        return can.contains(WifiPart.CHANNEL)
                ? Stream.of(LOWER_BAND, UPPER_BAND)
                        .filter(band -> networks.stream().anyMatch(one -> one.isInBandOf(band.getFirst())))
                        .flatMap(List::stream).toList()
                : List.of();
    }

    /// Why a wish would be refused, and what to do instead.
    ///
    /// @param field what of the wish is at fault
    public record Refusal(WifiField field, Saying reason) {}

    /// Null if a wish would be taken.
    public @Nullable Refusal refusal(ActionRequest.FixWifi wish) {
        return new WifiOrders(wish, this, Duration.ZERO).refusal();
    }

    /// The networks that a wish is about.
    ///
    /// @param network by its number, or 0
    List<Network> meant(int network) {
        return networks.stream().filter(one -> network == 0 ? one.home() : one.number() == network).toList();
    }
}
