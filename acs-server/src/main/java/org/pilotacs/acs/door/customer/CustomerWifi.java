package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.action.WifiField;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.stream.Stream;

/// A home's Wi-Fi as its owner is told of it: what can be changed from here and by which rules, and what to do about the rest. What
/// the core says instead is for consultants. Immutable.
///
/// @param networks those that are known
/// @param chooses whether the box can be told to choose its channel anew
/// @param channels that it can be told to be on; none if it cannot
/// @param name what a new name must be; null if it cannot be changed from here
/// @param password what a new password must be; null if it cannot be changed from here
/// @param cannot why the rest cannot be changed from here, and what to do instead
public record CustomerWifi(List<HomeWifi.Network> networks, boolean chooses, List<Integer> channels,
        @Nullable Rule name, @Nullable Rule password, List<Cannot> cannot) {
    private static final Saying NAME = CustomerSaying.WIFI_NAME.of(Saying.of(HomeWifi.MOST_NAME));
    private static final Saying PASSWORD = CustomerSaying.WIFI_PASSWORD.of(Saying.of(HomeWifi.LEAST_PASSWORD),
            Saying.of(HomeWifi.MOST_PASSWORD));

    public CustomerWifi {
        networks = List.copyOf(networks);
        channels = List.copyOf(channels);
        cannot = List.copyOf(cannot);
    }

    /// What a text must be.
    ///
    /// @param least how long at least
    /// @param most how long at most: of a name in bytes of UTF-8, of a password in characters
    /// @param says the same, and which characters, in a sentence
    public record Rule(int least, int most, String says) {}

    /// What cannot be changed from here.
    public record Cannot(WifiField field, String why) {}

    static CustomerWifi of(HomeWifi wifi, Words words) {
        return new CustomerWifi(wifi.networks(), wifi.can().contains(WifiPart.AUTO_CHANNEL), wifi.channels(),
                takes(wifi, WifiField.NAME) ? new Rule(1, HomeWifi.MOST_NAME, words.say(NAME)) : null,
                takes(wifi, WifiField.PASSWORD)
                        ? new Rule(HomeWifi.LEAST_PASSWORD, HomeWifi.MOST_PASSWORD, words.say(PASSWORD))
                        : null,
                Stream.of(WifiField.values()).filter(field -> !takes(wifi, field))
                        .map(field -> new Cannot(field, words.say(told(wifi, field)))).toList());
    }

    /// Why a wish is not taken, never with the password in it; null if it is.
    static HomeWifi.@Nullable Refusal refusal(HomeWifi wifi, ActionRequest.FixWifi wish) {
        HomeWifi.Refusal refusal = wifi.refusal(wish);
        WifiField field = refusal != null ? refusal.field() : isOffered(wifi, wish) ? null : WifiField.CHANNEL;
        return field == null ? null : new HomeWifi.Refusal(field, told(wifi, field));
    }

    /// The core takes any channel that there is somewhere, since a consultant may know better.
    private static boolean isOffered(HomeWifi wifi, ActionRequest.FixWifi wish) {
        return !(wish.channel() instanceof WifiChannel.Fixed(int number)) || wifi.channels().contains(number);
    }

    private static boolean takes(HomeWifi wifi, WifiField field) {
        return switch (field) {
            case NETWORK -> true;
            case CHANNEL -> wifi.can().contains(WifiPart.AUTO_CHANNEL) || wifi.can().contains(WifiPart.CHANNEL);
            case NAME -> wifi.can().contains(WifiPart.NAME);
            case PASSWORD -> wifi.can().contains(WifiPart.PASSWORD);
        };
    }

    /// What a customer is told of a field that is not taken.
    private static Saying told(HomeWifi wifi, WifiField field) {
        boolean takes = takes(wifi, field);
        return switch (field) {
            case NETWORK -> wifi.networks().isEmpty()
                    ? CustomerSaying.WIFI_NOT_KNOWN.of()
                    : CustomerSaying.WIFI_NETWORK.of();
            case CHANNEL -> takes ? CustomerSaying.WIFI_CHANNEL.of() : CustomerSaying.WIFI_CHANNEL_NOT_HERE.of();
            case NAME -> takes ? NAME : CustomerSaying.WIFI_NAME_NOT_HERE.of();
            case PASSWORD -> takes ? PASSWORD : CustomerSaying.WIFI_PASSWORD_NOT_HERE.of();
        };
    }
}
