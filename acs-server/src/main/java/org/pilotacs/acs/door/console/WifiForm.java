package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The form by which the home's Wi-Fi is changed: only what the box's model lets us change.
///
/// @param networks of which one may be chosen; the first is all that carry the home's name; empty if there is no choice
/// @param channels of which one may be chosen; the first changes nothing; empty if none can be set
/// @param cannot why the rest cannot be changed from here, and what to do instead
public record WifiForm(List<Choice> networks, List<Choice> channels, boolean name, boolean password,
        List<String> cannot) {
    public WifiForm {
        networks = List.copyOf(networks);
        channels = List.copyOf(channels);
        cannot = List.copyOf(cannot);
    }

    /// Something to choose.
    public record Choice(String value, String word) {}

    /// Null if nothing of it can be changed but that the box chooses its channel, for which there is a button, or no network is
    /// known.
    static @Nullable WifiForm of(HomeWifi wifi, Words words) {
        Set<WifiPart> can = wifi.can();
        if (wifi.networks().isEmpty() || !can.contains(WifiPart.CHANNEL) && !can.contains(WifiPart.NAME)
                && !can.contains(WifiPart.PASSWORD)) {
            return null;
        }
        List<String> cannot = new ArrayList<>();
        for (WifiPart part : List.of(WifiPart.CHANNEL, WifiPart.NAME, WifiPart.PASSWORD)) {
            Saying otherwise = wifi.otherwise().get(part);
            if (otherwise != null) {
                cannot.add(words.say(otherwise));
            }
        }
        return new WifiForm(networks(wifi, words), can.contains(WifiPart.CHANNEL) ? channels(wifi, words) : List.of(),
                can.contains(WifiPart.NAME), can.contains(WifiPart.PASSWORD), cannot);
    }

    private static List<Choice> networks(HomeWifi wifi, Words words) {
        List<Choice> choices = new ArrayList<>();
        String home = wifi.networks().stream().filter(HomeWifi.Network::home).map(HomeWifi.Network::name).findFirst()
                .orElse("");
        if (wifi.networks().size() > 1) {
            choices.add(new Choice("", words.say("wifi.network.home", home)));
            wifi.networks().forEach(one -> choices.add(new Choice(Integer.toString(one.number()), one.channel() == 0
                    ? words.say("wifi.network", one.number(), one.name())
                    : words.say("wifi.network.on", one.number(), one.name(), one.channel()))));
        }
        return choices;
    }

    private static List<Choice> channels(HomeWifi wifi, Words words) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("wifi.channel.same")));
        if (wifi.can().contains(WifiPart.AUTO_CHANNEL)) {
            choices.add(new Choice("auto", words.say("wifi.channel.auto")));
        }
        wifi.channels().forEach(one -> choices.add(new Choice(Integer.toString(one), Integer.toString(one))));
        return choices;
    }
}
