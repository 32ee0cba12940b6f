package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.HomeWifi.Network;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.WifiParameters;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Operation.Await.Until;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which tasks a wish to change the Wi-Fi comes to. Confined to one planning.
///
/// First it is read how it was. What is wished is written as one, all or nothing. Then it is read back, and the channel is
/// watched, since a radio listens for a while before it takes another.
final class WifiOrders {
    /// The highest at 6 GHz.
    private static final int MAX_CHANNEL = 233;

    private final ActionRequest.FixWifi wish;
    private final HomeWifi wifi;
    private final Duration within;
    private final List<Network> meant;
    private final List<Step> steps = new ArrayList<>();

    /// @param within how long the channel is watched
    WifiOrders(ActionRequest.FixWifi wish, HomeWifi wifi, Duration within) {
        this.wish = wish;
        this.wifi = wifi;
        this.within = within;
        this.meant = wifi.meant(wish.network());
    }

    /// @param known of the box's data model
    static WifiOrders of(ActionRequest.FixWifi wish, Profile profile, ParameterTree known) {
        Duration within = HomeWifi.parameters(profile).map(WifiParameters::within).orElse(Duration.ZERO);
        return new WifiOrders(wish, HomeWifi.of(profile, known), within);
    }

    /// A task to be, and what it is to the action.
    record Step(Operation operation, Role role) {}

    /// What comes of a wish.
    sealed interface Planned {
        record Refused(Saying reason) implements Planned {}

        record Ready(List<Step> steps) implements Planned {
            public Ready {
                steps = List.copyOf(steps);
            }
        }
    }

    Planned plan() {
        HomeWifi.Refusal refusal = refusal();
        if (refusal != null) {
            return new Planned.Refused(refusal.reason());
        }
        List<Network> tuned = tuned();
        readBefore(tuned);
        List<Assignment> written = new ArrayList<>();
        switch (wish.channel()) {
            case WifiChannel.Same _ -> {
            }
            case WifiChannel.Chosen _ -> {
                // Told to choose, a box that does so already need not look again (TR-181, Radio.AutoChannelEnable).
                order(assign(tuned, WifiPart.AUTO_CHANNEL, "false"));
                written.addAll(assign(tuned, WifiPart.AUTO_CHANNEL, "true"));
            }
            case WifiChannel.Fixed(int number) -> {
                written.addAll(assign(tuned, WifiPart.AUTO_CHANNEL, "false"));
                written.addAll(assign(tuned, WifiPart.CHANNEL, Integer.toString(number)));
            }
        }
        String name = wish.name();
        if (name != null) {
            written.addAll(assign(meant, WifiPart.NAME, name));
        }
        Secret password = wish.password();
        if (password != null) {
            written.addAll(assign(meant, WifiPart.PASSWORD, password.reveal()));
        }
        order(written);
        readBack(tuned);
        watchChannels(tuned);
        return new Planned.Ready(steps);
    }

    /// Null if there is none.
    HomeWifi.@Nullable Refusal refusal() {
        HomeWifi.Refusal wrong = refusal(WifiField.CHANNEL, wrongChannel());
        if (wrong == null && wish.name() != null) {
            wrong = refusal(WifiField.NAME, wrongName(wish.name()));
        }
        if (wrong == null && wish.password() != null) {
            wrong = refusal(WifiField.PASSWORD, wrongPassword(wish.password().reveal()));
        }
        return wrong == null ? notHere() : wrong;
    }

    private static HomeWifi.@Nullable Refusal refusal(WifiField field, @Nullable Saying reason) {
        return reason == null ? null : new HomeWifi.Refusal(field, reason);
    }

    private @Nullable Saying wrongChannel() {
        return wish.channel() instanceof WifiChannel.Fixed(int number) && (number < 1 || number > MAX_CHANNEL)
                ? ActionSaying.NOT_A_CHANNEL.of(Saying.of(number), Saying.of(MAX_CHANNEL))
                : null;
    }

    private static @Nullable Saying wrongName(String name) {
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && name.codePoints().noneMatch(one -> Character.isISOControl(one) || one == 0xFFFE || one == 0xFFFF);
        if (!isText || name.isBlank()) {
            return ActionSaying.NOT_A_WIFI_NAME.of();
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes > HomeWifi.MOST_NAME
                ? ActionSaying.WIFI_NAME_LENGTH.of(Saying.of(HomeWifi.MOST_NAME), Saying.of(bytes))
                : null;
    }

    private static @Nullable Saying wrongPassword(String password) {
        if (password.length() < HomeWifi.LEAST_PASSWORD || password.length() > HomeWifi.MOST_PASSWORD) {
            return ActionSaying.WIFI_PASSWORD_LENGTH.of(Saying.of(HomeWifi.LEAST_PASSWORD),
                    Saying.of(HomeWifi.MOST_PASSWORD));
        }
        return password.chars().allMatch(one -> one >= ' ' && one <= '~')
                ? null
                : ActionSaying.NOT_A_WIFI_PASSWORD.of();
    }

    /// Why this box cannot do it.
    private HomeWifi.@Nullable Refusal notHere() {
        for (WifiPart part : parts()) {
            if (!wifi.can().contains(part)) {
                return refusal(field(part), wifi.otherwise().get(part));
            }
        }
        if (wifi.networks().isEmpty()) {
            return refusal(WifiField.NETWORK, ActionSaying.WIFI_NOT_KNOWN.of());
        }
        if (meant.isEmpty()) {
            return refusal(WifiField.NETWORK, ActionSaying.NO_SUCH_NETWORK.of(Saying.of(wish.network()),
                    Saying.of(wifi.networks().stream().map(one -> Integer.toString(one.number()))
                            .collect(Collectors.joining(", ")))));
        }
        return refusal(WifiField.CHANNEL, switch (wish.channel()) {
            case WifiChannel.Same _ -> null;
            case WifiChannel.Chosen _ -> tuned().isEmpty() ? ActionSaying.NO_RADIO.of() : null;
            case WifiChannel.Fixed(int number) ->
                tuned().isEmpty() ? ActionSaying.CHANNEL_OF_NO_RADIO.of(Saying.of(number)) : null;
        });
    }

    private static WifiField field(WifiPart part) {
        return switch (part) {
            case AUTO_CHANNEL, CHANNEL -> WifiField.CHANNEL;
            case NAME -> WifiField.NAME;
            case PASSWORD -> WifiField.PASSWORD;
        };
    }

    private List<WifiPart> parts() {
        List<WifiPart> parts = new ArrayList<>();
        switch (wish.channel()) {
            case WifiChannel.Same _ -> {
            }
            case WifiChannel.Chosen _ -> parts.add(WifiPart.AUTO_CHANNEL);
            case WifiChannel.Fixed _ -> parts.add(WifiPart.CHANNEL);
        }
        if (wish.name() != null) {
            parts.add(WifiPart.NAME);
        }
        if (wish.password() != null) {
            parts.add(WifiPart.PASSWORD);
        }
        return parts;
    }

    /// The networks whose radios go to another channel: of several bands, those that have it.
    private List<Network> tuned() {
        return switch (wish.channel()) {
            case WifiChannel.Same _ -> List.of();
            case WifiChannel.Chosen _ -> meant.stream().filter(one -> one.has(WifiPart.AUTO_CHANNEL)).toList();
            case WifiChannel.Fixed(int number) -> meant.stream().filter(one -> one.has(WifiPart.CHANNEL))
                    .filter(one -> one.isInBandOf(number)).toList();
        };
    }

    private static List<Assignment> assign(List<Network> networks, WifiPart part, String value) {
        List<Assignment> assignments = new ArrayList<>();
        for (Network network : networks) {
            String path = network.paths().get(part);
            if (path != null) {
                assignments.add(new Assignment(path, new Value(part.type(), value)));
            }
        }
        return assignments;
    }

    private void order(List<Assignment> assignments) {
        steps.add(new Step(new Operation.Write(assignments), new Role.Order()));
    }

    private void readBefore(List<Network> tuned) {
        List<String> paths = new ArrayList<>(paths(tuned, WifiPart.CHANNEL));
        if (wish.name() != null) {
            paths.addAll(paths(meant, WifiPart.NAME));
        }
        if (!paths.isEmpty()) {
            steps.add(new Step(new Operation.Read(paths), new Role.Before()));
        }
    }

    private static List<String> paths(List<Network> networks, WifiPart part) {
        return assign(networks, part, "").stream().map(Assignment::path).toList();
    }

    private void readBack(List<Network> tuned) {
        List<Role.Trait> traits = new ArrayList<>();
        String chooses = wish.channel() instanceof WifiChannel.Chosen ? "true" : "false";
        tuned.forEach(network -> trait(traits, network, WifiPart.AUTO_CHANNEL, chooses));
        String name = wish.name();
        if (wish.isRekeyed()) {
            meant.forEach(network -> trait(traits, network, WifiPart.NAME, name == null ? "" : name));
        }
        if (wish.password() != null) {
            meant.forEach(network -> traits.add(new Role.Trait(network.number(), WifiPart.PASSWORD, "", "")));
        }
        List<String> paths = traits.stream().map(Role.Trait::path).filter(path -> !path.isEmpty()).toList();
        if (!paths.isEmpty()) {
            steps.add(new Step(new Operation.Read(paths), new Role.Wifi(traits)));
        }
    }

    private static void trait(List<Role.Trait> traits, Network network, WifiPart part, String wanted) {
        String path = network.paths().get(part);
        if (path != null) {
            traits.add(new Role.Trait(network.number(), part, path, wanted));
        }
    }

    /// Of a channel that the box chooses it is only known that it may be another one.
    private void watchChannels(List<Network> tuned) {
        String wanted = wish.channel() instanceof WifiChannel.Fixed(int number) ? Integer.toString(number) : "";
        for (Network network : tuned) {
            List<Role.Trait> traits = new ArrayList<>();
            trait(traits, network, WifiPart.CHANNEL, wanted);
            for (Role.Trait trait : traits) {
                steps.add(new Step(wanted.isEmpty()
                        ? new Operation.Await(trait.path(), Integer.toString(network.channel()), Until.IS_NOT, within)
                        : new Operation.Await(trait.path(), wanted, within), new Role.Wifi(traits)));
            }
        }
    }
}
