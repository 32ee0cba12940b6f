package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Operation.Await.Until;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what is known of a home's Wi-Fi, when somebody wishes to change it, then it comes to tasks, or to a reason and what to
/// do instead.
class WifiOrdersTest {
    private static final YamlProfiles PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WLAN = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
    private static final Profile NORVIK = PROFILES.of(Boxes.homegate("1"));
    private static final Profile TR181 = PROFILES.of(Boxes.device(new Identity("Acme", "112233", "Box", "1"), "Device",
            "1.0"));

    /// 2.4 and 5 GHz of one name, guests on the radio of the first, and an old network of another name that is off.
    private static final ParameterTree HOME = tree("SSID.1.SSID", "Dom", "SSID.1.Enable", "true", "Radio.1.Channel",
            "6",
            "Radio.1.AutoChannelEnable", "true", "SSID.2.SSID", "Dom", "SSID.2.Enable", "true", "Radio.2.Channel", "36",
            "Radio.2.AutoChannelEnable", "false", "SSID.3.SSID", "Goście", "SSID.3.Enable", "true");

    private static ParameterTree tree(String... pathsAndTexts) {
        return ParameterTree.of(Stream.iterate(0, i -> i < pathsAndTexts.length, i -> i + 2)
                .map(i -> Boxes.valued("Device.WiFi." + pathsAndTexts[i], pathsAndTexts[i + 1])).toList());
    }

    @Test
    void aBetterChannelIsChosenAnewAndWatched() {
        assertThat(steps(NORVIK, ParameterTree.of(List.of(Boxes.valued(WLAN + "Channel", "6"))),
                new ActionRequest.FixWifi()))
                .containsExactly(
                        new WifiOrders.Step(new Operation.Read(List.of(WLAN + "Channel")), new Role.Before()),
                        order(auto(WLAN + "AutoChannelEnable", "false")),
                        order(auto(WLAN + "AutoChannelEnable", "true")),
                        new WifiOrders.Step(new Operation.Read(List.of(WLAN + "AutoChannelEnable")),
                                new Role.Wifi(List.of(trait(1, WifiPart.AUTO_CHANNEL, WLAN + "AutoChannelEnable",
                                        "true")))),
                        new WifiOrders.Step(new Operation.Await(WLAN + "Channel", "6", Until.IS_NOT, MINUTE),
                                new Role.Wifi(List.of(trait(1, WifiPart.CHANNEL, WLAN + "Channel", "")))));
    }

    @Test
    void aWishForNothingIsOneForABetterChannel() {
        assertThat(new ActionRequest.FixWifi(0, new WifiChannel.Same(), null, null))
                .isEqualTo(new ActionRequest.FixWifi());
        assertThat(wish(new WifiChannel.Same(), "Dom", null).channel()).isEqualTo(new WifiChannel.Same());
    }

    @Test
    void allNetworksOfTheHomesNameChangeTogetherAndGuestsDoNot() {
        List<WifiOrders.Step> steps = steps(TR181, HOME, wish(new WifiChannel.Chosen(), "Zacisze", "zielone okna"));
        assertThat(steps.get(2)).isEqualTo(order(auto("Device.WiFi.Radio.1.AutoChannelEnable", "true"),
                auto("Device.WiFi.Radio.2.AutoChannelEnable", "true"), text("Device.WiFi.SSID.1.SSID", "Zacisze"),
                text("Device.WiFi.SSID.2.SSID", "Zacisze"),
                text("Device.WiFi.AccessPoint.1.Security.KeyPassphrase", "zielone okna"),
                text("Device.WiFi.AccessPoint.2.Security.KeyPassphrase", "zielone okna")));
        assertThat(steps).extracting(WifiOrders.Step::operation).filteredOn(Operation.Await.class::isInstance)
                .containsExactly(new Operation.Await("Device.WiFi.Radio.1.Channel", "6", Until.IS_NOT, MINUTE),
                        new Operation.Await("Device.WiFi.Radio.2.Channel", "36", Until.IS_NOT, MINUTE));
        assertThat(steps.get(3).operation().toString()).as("no password is asked for").doesNotContain("Passphrase");
    }

    @Test
    void aNamedNetworkChangesAlone() {
        assertThat(steps(TR181, HOME, new ActionRequest.FixWifi(3, new WifiChannel.Same(), "Ogród", null)))
                .contains(order(text("Device.WiFi.SSID.3.SSID", "Ogród")));
        assertThat(refusal(TR181, HOME, new ActionRequest.FixWifi(4, new WifiChannel.Same(), "Ogród", null)))
                .isEqualTo("This box has no Wi-Fi network 4 that is known. Known are: 1, 2, 3.");
        assertThat(refusal(TR181, HOME, new ActionRequest.FixWifi(3, new WifiChannel.Chosen(), null, null)))
                .startsWith("No radio of its own is known of this network.");
    }

    @Test
    void aChannelIsSetOnTheRadioWhoseBandHasIt() {
        List<WifiOrders.Step> steps = steps(TR181, HOME, wish(new WifiChannel.Fixed(11), null, null));
        assertThat(steps).contains(order(auto("Device.WiFi.Radio.1.AutoChannelEnable", "false"),
                new Assignment("Device.WiFi.Radio.1.Channel", new Value(ValueType.UNSIGNED_INT, "11"))));
        assertThat(steps.getLast().operation())
                .isEqualTo(new Operation.Await("Device.WiFi.Radio.1.Channel", "11", MINUTE));
        assertThat(steps(TR181, HOME, wish(new WifiChannel.Fixed(52), null, null)).toString())
                .contains("Radio.2.Channel")
                .doesNotContain("Radio.1.");
        assertThat(refusal(TR181, tree("SSID.1.SSID", "Dom", "Radio.1.Channel", "6"),
                wish(new WifiChannel.Fixed(52), null, null))).contains("in the band of channel 52");
    }

    @Test
    void thePasswordAloneIsWrittenAndTheNetworkNamedInTheEvidence() {
        assertThat(steps(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Same(), null, "zielone okna")))
                .containsExactly(order(text(WLAN + "KeyPassphrase", "zielone okna")),
                        new WifiOrders.Step(new Operation.Read(List.of(WLAN + "SSID")),
                                new Role.Wifi(List.of(trait(1, WifiPart.NAME, WLAN + "SSID", ""),
                                        trait(1, WifiPart.PASSWORD, "", "")))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "D", "Dom na Mokotowie", "ąęśćżźńółąęśćżźń", "12345678901234567890123456789012",
        "☕ kawiarnia"})
    void aNameIsTaken(String name) {
        assertThat(HomeWifi.of(NORVIK, ParameterTree.EMPTY).refusal(wish(new WifiChannel.Same(), name, null))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a\u0000b", "Dom\n", "\u0085x", "\ud83d", "Dom\uffff"})
    void aNameThatNobodyCanReadIsRefused(String name) {
        assertThat(refusal(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Same(), name, null)))
                .startsWith("This is no name for Wi-Fi");
    }

    @Test
    void aNameThatIsTooLongIsCountedInBytes() {
        assertThat(refusal(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Same(), "ąęśćżźńółąęśćżźńó", null)))
                .isEqualTo(
                        "A Wi-Fi name has at most 32 bytes, this one has 34. Letters with accents take two, most other"
                                + " signs three or four.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1234567", "0123456789012345678901234567890123456789012345678901234567890123"})
    void aPasswordOfAnotherLengthIsRefusedAndNotRepeated(String password) {
        assertThat(refusal(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Same(), null, password)))
                .isEqualTo("A Wi-Fi password has 8 to 63 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "zażółć gęślą", "tab\tinside", "naïve-caf\u00e9",
        "\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f"})
    void aPasswordOfOtherSignsIsRefused(String password) {
        assertThat(refusal(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Same(), null, password)))
                .startsWith("A Wi-Fi password has letters without accents");
    }

    @Test
    void aPasswordMayHaveBlanksAndSigns() {
        for (String password : List.of("12345678", " !\"#$%&'()*+,-./~ ", "z".repeat(63))) {
            assertThat(HomeWifi.of(NORVIK, ParameterTree.EMPTY).refusal(wish(new WifiChannel.Same(), null, password)))
                    .as(password).isNull();
        }
    }

    @Test
    void aChannelThatIsNoneIsRefused() {
        for (int channel : List.of(-1, 0, 234)) {
            assertThat(refusal(NORVIK, ParameterTree.EMPTY, wish(new WifiChannel.Fixed(channel), null, null)))
                    .isEqualTo("Channel " + channel + " is none. A Wi-Fi channel is a number from 1 to 233.");
        }
    }

    @Test
    void whatAModelDoesNotLetUsChangeIsRefusedAndTheRestIsNot() {
        Profile decoder = PROFILES.of(Boxes.sagevision("1"));
        assertThat(refusal(decoder, ParameterTree.EMPTY, new ActionRequest.FixWifi()))
                .isEqualTo("This decoder makes no Wi-Fi. Choose the customer’s router instead.");
        assertThat(HomeWifi.of(decoder, ParameterTree.EMPTY).can()).isEmpty();
        assertThat(HomeWifi.of(decoder, ParameterTree.EMPTY).otherwise()).containsOnlyKeys(WifiPart.values());
        assertThat(HomeWifi.of(NORVIK, ParameterTree.EMPTY).can()).containsExactlyInAnyOrder(WifiPart.values());
        assertThat(HomeWifi.of(Profile.UNKNOWN, ParameterTree.EMPTY).can()).isEmpty();
    }

    @Test
    void aBoxOfWhichNoNetworkIsKnownIsToBeAskedFirst() {
        assertThat(refusal(TR181, ParameterTree.EMPTY, new ActionRequest.FixWifi()))
                .isEqualTo("No Wi-Fi network of this box is known yet. Check its signal, then ask again.");
    }

    @Test
    void theHomesNameIsThatOfTheFirstNetworkThatIsOn() {
        assertThat(HomeWifi.of(TR181, tree("SSID.1.SSID", "Stara", "SSID.1.Enable", "false", "SSID.2.SSID", "Dom",
                "SSID.5.SSID", "Dom", "Radio.5.Channel", "999999999999999999")).networks())
                .extracting(HomeWifi.Network::number, HomeWifi.Network::home, HomeWifi.Network::channel)
                .containsExactly(org.assertj.core.api.Assertions.tuple(1, false, 0),
                        org.assertj.core.api.Assertions.tuple(2, true, 0),
                        org.assertj.core.api.Assertions.tuple(5, true, 0));
    }

    @Test
    void channelsToChooseAreThoseOfTheBandsThatABoxHas() {
        assertThat(HomeWifi.of(TR181, tree("SSID.1.SSID", "Dom", "Radio.1.Channel", "6")).channels()).contains(1, 13)
                .doesNotContain(36);
        assertThat(HomeWifi.of(TR181, HOME).channels()).contains(1, 36, 140);
        assertThat(HomeWifi.of(TR181, ParameterTree.EMPTY).channels()).isEmpty();
        assertThat(HomeWifi.of(TR181, HOME).networks()).extracting(HomeWifi.Network::band).contains("2.4", "5");
    }

    @Test
    void aReasonIsSaidInPolishToo() {
        HomeWifi.Refusal refusal = java.util.Objects.requireNonNull(HomeWifi.of(NORVIK, ParameterTree.EMPTY)
                .refusal(wish(new WifiChannel.Same(), null, "krótkie")));
        assertThat(refusal.field()).isEqualTo(WifiField.PASSWORD);
        assertThat(Language.POLISH.say(refusal.reason())).isEqualTo("Hasło Wi-Fi ma od 8 do 63 znaków.");
    }

    private static ActionRequest.FixWifi wish(WifiChannel channel, @Nullable String name, @Nullable String password) {
        return new ActionRequest.FixWifi(0, channel, name, password == null ? null : Secret.of(password));
    }

    private static List<WifiOrders.Step> steps(Profile profile, ParameterTree known, ActionRequest.FixWifi wish) {
        return ((WifiOrders.Planned.Ready) WifiOrders.of(wish, profile, known).plan()).steps();
    }

    private static String refusal(Profile profile, ParameterTree known, ActionRequest.FixWifi wish) {
        return ((WifiOrders.Planned.Refused) WifiOrders.of(wish, profile, known).plan()).reason().toString();
    }

    private static WifiOrders.Step order(Assignment... assignments) {
        return new WifiOrders.Step(new Operation.Write(List.of(assignments)), new Role.Order());
    }

    private static Assignment auto(String path, String on) {
        return new Assignment(path, new Value(ValueType.BOOLEAN, on));
    }

    private static Assignment text(String path, String text) {
        return new Assignment(path, Value.string(text));
    }

    private static Role.Trait trait(int network, WifiPart part, String path, String wanted) {
        return new Role.Trait(network, part, path, wanted);
    }
}
