package org.pilotacs.acs.profile;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.profile.Recipe.Step;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.YamlProblems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YamlProfilesTest {
    private static final YamlProfiles OURS = YamlProfiles.load(ProfileConfig.DEFAULT);

    @TempDir
    Path folder;

    @Test
    void everyFileInTheJarIsRead() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(YamlProfiles.BUILT_IN);
        }
        assertThat(OURS.all()).extracting(Profile::name).containsExactlyElementsOf(YamlProfiles.BUILT_IN);
    }

    @Test
    void aKnownModelGetsItsProfileAndOthersTheGenericOneOfTheirRoot() {
        assertThat(OURS.of(Boxes.sagevision("1")).name()).isEqualTo("sagevision-sv-s2");
        assertThat(OURS.of(Boxes.homegate("1")).name()).isEqualTo("norvik-homegate5");
        assertThat(OURS.of(Boxes.telmar("1")).name()).isEqualTo("telmar-t2000");
        assertThat(OURS.of(box("Acme", "112233", "Box", "Device")).name()).isEqualTo("generic-tr181");
        assertThat(OURS.of(box("Acme", "112233", "Box", "InternetGatewayDevice")).name()).isEqualTo("generic-tr098");
        assertThat(OURS.of(box("Acme", "112233", "Box", "")).name()).isEqualTo("generic-tr181");
        assertThat(OURS.of(box("", "", "", "Unheard")).name()).startsWith("generic-");
    }

    @Test
    void aModelWithAnotherRootThanItsProfileIsReadAsAGenericOne() {
        assertThat(OURS.of(box("Sagevision", "A1B2C3", "SV-S2", "InternetGatewayDevice")).name())
                .isEqualTo("generic-tr098");
    }

    @Test
    void letterCaseOfAMakersNameDoesNotMatter() {
        assertThat(OURS.of(box("SAGEVISION", "a1b2c3", "sv-s2", "Device")).name()).isEqualTo("sagevision-sv-s2");
    }

    @Test
    void theTelmarNeedsSmallBatchesAndNoWalkFromTheTop() {
        SessionTraits traits = OURS.of(Boxes.telmar("1")).session();
        assertThat(traits.asking().readBatch()).isEqualTo(8);
        assertThat(traits.asking().skipRootDiscovery()).isTrue();
        assertThat(traits.patience().idle()).isEqualTo(Duration.ofSeconds(90));
        assertThat(OURS.of(Boxes.sagevision("1")).session().asking().readBatch())
                .isEqualTo(SessionTraits.DEFAULT.asking().readBatch());
    }

    @Test
    void checkSignalReadsLeavesOfKnownTunersAndWholeListsOfUnknownLength() {
        assertThat(readsOf("sagevision-sv-s2")).hasSize(1).first().asInstanceOf(
                InstanceOfAssertFactories.LIST).hasSize(36 + 6 + 10 + 1)
                .contains("Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.Locked",
                        "Device.Services.STBService.1.Components.FrontEnd.2.X_A1B2C3_DVBS.LNB.Status",
                        "Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status",
                        "Device.Services.STBService.1.X_A1B2C3_Scan.")
                .filteredOn(path -> path.toString().endsWith(".")).hasSize(1);
        assertThat(readsOf("norvik-homegate5")).anySatisfy(paths -> assertThat(paths)
                .contains("InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.AssociatedDevice."))
                .contains(List.of("InternetGatewayDevice.LANDevice.1.Hosts.Host."));
        assertThat(readsOf("telmar-t2000").getFirst()).hasSize(5 * 2 + 3);
    }

    @Test
    void resettingThePinIsCheckedWhereTheModelCanShowIt() {
        assertThat(steps("sagevision-sv-s2", RecipeName.RESET_PIN)).hasSize(2).last().isInstanceOf(Step.Check.class);
        assertThat(steps("telmar-t2000", RecipeName.RESET_PIN)).singleElement().isInstanceOf(Step.Write.class);
        assertThat(OURS.of(Boxes.homegate("1")).recipe(RecipeName.RESET_PIN)).containsInstanceOf(
                Recipe.Impossible.class);
    }

    @Test
    void parametersThatNeverReadBackAreKnown() {
        Profile router = OURS.of(Boxes.homegate("1"));
        assertThat(router.isHidden("InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.KeyPassphrase")).isTrue();
        assertThat(router.isHidden("InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.SSID")).isFalse();
    }

    @Test
    void theMoreSpecificProfileWins() throws IOException {
        write("a.yaml", "{name: maker, title: t, root: Device., match: [{oui: A1B2C3}]}");
        write("b.yaml", "{name: line, title: t, root: Device., match: [{oui: A1B2C3, product-class: SV-*}]}");
        write("c.yaml", "{name: newer, title: t, root: Device., match: [{product-class: SV-S2, software: '/3\\..*/',"
                + " oui: A1B2C3}]}");
        write("d.yaml", "{name: longer, title: t, root: Device., match: [{oui: A1B2C3, product-class: SV-S?X*}]}");
        YamlProfiles profiles = load();

        assertThat(profiles.of(box("Acme", "A1B2C3", "Other", "Device")).name()).isEqualTo("maker");
        assertThat(profiles.of(box("Acme", "A1B2C3", "SV-9", "Device")).name()).isEqualTo("line");
        assertThat(profiles.of(box("Acme", "A1B2C3", "SV-S9X", "Device")).name()).isEqualTo("longer");
        assertThat(profiles.of(box("Acme", "A1B2C3", "SV-S2", "Device")).name()).isEqualTo("sagevision-sv-s2");
        Device newer = Boxes.device(new Identity("Acme", "A1B2C3", "SV-S2", "1"), "Device", "3.0");
        assertThat(profiles.of(newer).name()).isEqualTo("newer");
    }

    @Test
    void anOperatorsProfileReplacesOursAndMayExtendIt() throws IOException {
        write("mine.yaml", """
                name: telmar-t2000
                extends: telmar-t2000
                title: Our T2000
                session: {read-batch: 4}
                readings:
                  uptime: InternetGatewayDevice.DeviceInfo.X_Seconds
                actions:
                  factory-reset:
                    refused: It would lose its channels. Send a technician.
                """);
        YamlProfiles profiles = load();
        Profile mine = profiles.of(Boxes.telmar("1"));

        assertThat(mine.title()).isEqualTo(Saying.of("Our T2000"));
        assertThat(mine.session().asking().readBatch()).isEqualTo(4);
        assertThat(mine.session().asking().skipRootDiscovery()).isTrue();
        assertThat(mine.rules()).hasSameSizeAs(OURS.of(Boxes.telmar("1")).rules());
        assertThat(mine.readings(List.of(Boxes.valued("InternetGatewayDevice.DeviceInfo.X_Seconds", "5")))).hasSize(1);
        assertThat(mine.recipe(RecipeName.FACTORY_RESET)).containsInstanceOf(Recipe.Impossible.class);
        assertThat(mine.recipe(RecipeName.RESET_PIN)).containsInstanceOf(Recipe.Steps.class);
        assertThat(profiles.all()).extracting(Profile::name).doesNotHaveDuplicates();
    }

    @Test
    void aTextIsSaidAsItIsOrInTheReadersLanguage() throws IOException {
        write("mine.yaml", """
                name: telmar-t2000
                extends: telmar-t2000
                actions:
                  factory-reset:
                    refused: It would lose its channels.
                  reset-pin:
                    refused:
                      en: Not on this one.
                      pl: Nie na tym.
                """);
        Profile mine = load().of(Boxes.telmar("1"));
        assertThat(mine.recipe(RecipeName.FACTORY_RESET))
                .contains(new Recipe.Impossible(Saying.of("It would lose its channels.")));
        assertThat(mine.recipe(RecipeName.RESET_PIN)).contains(new Recipe.Impossible(new Saying.Written(
                Map.of(Language.ENGLISH, "Not on this one.", Language.POLISH, "Nie na tym."))));
        assertThat(mine.title()).as("inherited").isInstanceOf(Saying.Written.class);
    }

    @Test
    void ourProfilesSpeakEveryLanguage() {
        assertThat(OURS.all()).allSatisfy(profile -> {
            assertThat(profile.title()).isInstanceOf(Saying.Written.class);
            assertThat(profile.recipes().values()).allSatisfy(recipe -> {
                switch (recipe) {
                    case Recipe.Impossible(Saying reason) -> assertThat(reason).isInstanceOf(Saying.Written.class);
                    case Recipe.Steps(List<Step> steps, Duration _, String _) ->
                        assertThat(steps).filteredOn(Step.Check.class::isInstance).allSatisfy(
                                step -> assertThat(((Step.Check) step).means()).isInstanceOf(Saying.Written.class));
                }
            });
        });
    }

    @Test
    void everyTraitOfASessionIsReadAndPassedOnToWhoExtendsIt() throws IOException {
        write("a.yaml", """
                name: odd
                extends: generic-tr181
                match: [{oui: A00001}]
                session: {read-batch: 1, partial-paths: false, skip-root-discovery: true, names: [Device.A],
                  write-batch: 2, booleans: digits, whole-seconds: true, idle: 3s, restart: 4m, comes-every: 1d,
                  transfer: 5m, download-attempts: 3, reports-transfers: false, identity-from: Device.B}
                """);
        write("b.yaml", "{name: odder, extends: odd, match: [{oui: A00002}], session: {read-batch: 9}}");
        SessionTraits odd = load().of(box("", "A00001", "", "Device")).session();
        assertThat(odd).isEqualTo(new SessionTraits(new SessionTraits.Asking(1, false, true, List.of("Device.A")),
                new SessionTraits.Writing(2, SessionTraits.BooleanForm.DIGITS, true),
                new SessionTraits.Patience(Duration.ofSeconds(3), Duration.ofMinutes(4), Duration.ofDays(1)),
                new SessionTraits.Downloads(Duration.ofMinutes(5), 3, false), "Device.B"));
        assertThat(load().of(box("", "A00002", "", "Device")).session()).isEqualTo(
                new SessionTraits(new SessionTraits.Asking(9, false, true, List.of("Device.A")), odd.writing(),
                        odd.patience(), odd.downloads(), "Device.B"));
    }

    @Test
    void anOperatorsGenericProfileReplacesOurs() throws IOException {
        write("mine.yaml", "{name: ours, extends: generic-tr181, generic: true}");
        assertThat(load().of(box("Acme", "112233", "Box", "Device")).name()).isEqualTo("ours");
        assertThat(load().of(box("Acme", "112233", "Box", "InternetGatewayDevice")).name()).isEqualTo("generic-tr098");
    }

    @Test
    void everythingThatIsWrongWithAProfileIsListedWithItsLine() throws IOException {
        write("bad.yaml", """
                name: Bad Name
                title: t
                root: Device.
                mach: [{oui: X}]
                match:
                  - {}
                  - {oui: '/[/'}
                session: {read-batch: 0, idle: soon, booleans: yes, names: [Device.A.], identity: x}
                readings:
                  tuner.{i}.lok: Device.A.{i}.B
                  tuner.{i}.cn: Device.A.B
                  tuner.{i}.level: {path: 'Device.A.{i}.B', scale: big, unit: miles}
                  tuner.{i}.lock: {path: 'Device.A.{i}.B', scale: 2, values: {YES: yes}}
                  card.status: {values: {OK: fine}}
                  cpu: {path: InternetGatewayDevice.Cpu, instances: 1..2, sentinel: 255}
                  lan.hosts: {path: Device.Hosts, count: true}
                actions:
                  restart: {takes: 1m, steps: [{look: [cpu]}, {dance: now}]}
                  reset-pin:
                    takes: 1m
                    steps:
                      - write: {path: 'Device.A.{i}.Pin', type: bool, value: 1}
                      - check: {path: Other.A, is: 1}
                      - check:
                          path: Device.A
                          is: 1
                          means:
                            en: it is so
                            de: es ist so
                  check-signal: {takes: 1m, steps: [{read: [lnb.*, 'Device.X.']}]}
                  factory-reset:
                    refused: [no]
                hidden: ['Device..X']
                """);
        assertThatThrownBy(this::load).isInstanceOf(YamlProblems.class).hasMessage(
                """
                        :1: name: is 'Bad Name'; allowed: 1 to 64 lower-case letters, digits and dashes
                        :4: mach: unknown key; did you mean match? allowed here: actions, by-satellite, extends, first-instance,\
                         generic, hidden, match, name, notify, readings, root, session, title, wake
                        :6: match[1]: names nothing; allowed here: manufacturer, oui, product-class, software
                        :7: match[2].oui: is '/[/'; allowed: a text, a glob such as SV-* or a regular expression between slashes
                        :8: session.names: is 'Device.A.'; allowed: a parameter path without places
                        :8: session.read-batch: is '0'; allowed: a whole number, 1 to 1000
                        :8: session.booleans: is 'yes'; allowed: one of as-written, digits, words
                        :8: session.idle: is 'soon'; allowed: a duration, 1s to 30m
                        :8: session.identity: unknown key; allowed here: booleans, comes-every,\
                         download-attempts, identity-from, idle, names, partial-paths, read-batch, reports-transfers, restart,\
                         skip-root-discovery, transfer, whole-seconds, write-batch
                        :10: readings.tuner.{i}.lok: is no reading; did you mean tuner.{i}.lock? (docs/readings.md lists them)
                        :11: readings.tuner.{i}.cn: Device.A.B must have {i} once, as the name has
                        :12: readings.tuner.{i}.level.scale: is 'big'; allowed: a number such as 0.1 or 1e-6
                        :12: readings.tuner.{i}.level.unit: is 'miles'; allowed: dBm, dBµV
                        :13: readings.tuner.{i}.lock.scale: is for numbers; tuner.{i}.lock is none
                        :13: readings.tuner.{i}.lock.values.YES: is 'yes'; allowed: true or false
                        :14: readings.card.status.path: is missing; needed: a parameter path with {i}, {j} or * for instance\
                         numbers
                        :14: readings.card.status.values.OK: is 'fine'; allowed: one of ok, none, error
                        :15: readings.cpu.path: InternetGatewayDevice.Cpu must begin with the root, Device.
                        :15: readings.cpu.instances: is for a name with {i} alone
                        :15: readings.cpu.sentinel: unknown key; did you mean sentinels? allowed here: count, instances,\
                         number-prefix, offset, otherwise, path, scale, sentinels, unit, values
                        :16: readings.lan.hosts.path: Device.Hosts must have {i} once to be counted
                        :18: actions.restart.steps[1]: must come after a step that changes something
                        :18: actions.restart.steps: need `do: restart`
                        :18: actions.restart.steps[2].dance: unknown key; allowed here: check, do, execute, look, read,\
                         test, wifi, write
                        :22: actions.reset-pin.steps[1].write[1].path: is 'Device.A.{i}.Pin'; allowed: a parameter path\
                         without places
                        :22: actions.reset-pin.steps[1].write[1].type: is 'bool'; allowed: one of string, int, unsigned-int,\
                         long, unsigned-long, decimal, boolean, date-time, base64, hex-binary
                        :23: actions.reset-pin.steps[2].check.path: Other.A must begin with the root, Device.
                        :23: actions.reset-pin.steps[2].check.means: is missing; needed: a text
                        :27: actions.reset-pin.steps[3].check.means.pl: is missing; needed: a text
                        :29: actions.reset-pin.steps[3].check.means.de: unknown key; allowed here: en, pl
                        :30: actions.check-signal.steps[1].read: 'lnb.*' is no reading of this profile and no path below Device.
                        :32: actions.factory-reset.refused: is a list; allowed: a section of keys
                        :32: actions.factory-reset.refused.en: is missing; needed: a text
                        :32: actions.factory-reset.refused.pl: is missing; needed: a text
                        :33: hidden: is 'Device..X'; allowed: a parameter path with {i}, {j} or * for instance numbers"""
                        .replaceAll("(?m)^:", folder.resolve("bad.yaml") + ":"));
    }

    @Test
    void whatOfWifiCanBeChangedIsSaidPartByPart() throws IOException {
        write("mine.yaml", """
                name: norvik-homegate5
                extends: norvik-homegate5
                actions:
                  fix-wifi:
                    takes: 2m
                    steps:
                      - wifi:
                          networks: 1..2
                          within: 90s
                          name: 'InternetGatewayDevice.LANDevice.1.WLANConfiguration.{i}.SSID'
                          password: {refused: This one’s password is changed on the device itself.}
                """);
        Recipe.Steps recipe = (Recipe.Steps) load().of(Boxes.homegate("1")).recipe(RecipeName.FIX_WIFI).orElseThrow();
        WifiParameters wifi = ((Step.Wifi) recipe.steps().getFirst()).parameters();
        assertThat(wifi.networks()).containsExactly(1, 2);
        assertThat(wifi.within()).isEqualTo(Duration.ofSeconds(90));
        assertThat(wifi.path(WifiPart.NAME, 2))
                .isEqualTo("InternetGatewayDevice.LANDevice.1.WLANConfiguration.2.SSID");
        assertThat(wifi.path(WifiPart.PASSWORD, 1)).isNull();
        assertThat(wifi.refused()).containsOnly(
                Map.entry(WifiPart.PASSWORD, Saying.of("This one’s password is changed on the device itself.")));
    }

    @Test
    void whatIsWrongWithWifiIsListedWithItsLine() throws IOException {
        write("bad.yaml", """
                name: bad
                title: t
                root: Device.
                match: [{oui: A00001}]
                actions:
                  restart: {takes: 1m, steps: [{do: restart}, {wifi: {name: 'Device.N.{i}.Name'}}]}
                  fix-wifi:
                    takes: 1m
                    steps:
                      - wifi:
                          networks: two
                          chanel: 'Device.N.{i}.Channel'
                          auto-channel: Device.N.Auto
                          channel: 'Other.{i}.Channel'
                          name: {refused: {en: no}}
                          password: 'Device.N.{i}.Code'
                      - do: restart
                """);
        assertThatThrownBy(this::load).isInstanceOf(YamlProblems.class).hasMessage(
                """
                        :6: actions.restart.steps: have a `wifi`, which is for fix-wifi alone
                        :9: actions.fix-wifi.steps: must be one `wifi`, and after it nothing but `look`
                        :11: actions.fix-wifi.steps[1].wifi.networks: is 'two'; allowed: known instance numbers such as 1..2
                        :12: actions.fix-wifi.steps[1].wifi.chanel: unknown key; did you mean channel? allowed here:\
                         auto-channel, channel, name, networks, password, within
                        :13: actions.fix-wifi.steps[1].wifi.auto-channel: is 'Device.N.Auto'; allowed: a parameter path with {i} for\
                         the network
                        :14: actions.fix-wifi.steps[1].wifi.channel: Other.{i}.Channel must begin with the root, Device.
                        :15: actions.fix-wifi.steps[1].wifi.name.refused.pl: is missing; needed: a text
                        :16: actions.fix-wifi.steps[1].wifi.password: Device.N.{i}.Code must be named like a secret, for example\
                         …Passphrase or …Password"""
                        .replaceAll("(?m)^:", folder.resolve("bad.yaml") + ":"));
    }

    @Test
    void profilesThatExtendEachOtherOrNothingAreRefused() throws IOException {
        write("a.yaml", "{name: a, extends: b, match: [{oui: X}]}");
        write("b.yaml", "{name: b, extends: a, match: [{oui: Y}]}");
        write("c.yaml", "{name: c, extends: generic-tr182, match: [{oui: Z}]}");
        assertThatThrownBy(this::load).isInstanceOf(YamlProblems.class)
                .hasMessageContaining("b.yaml:1: extends: 'a' extends this one in turn")
                .hasMessageContaining("c.yaml:1: extends: 'generic-tr182' is no profile; did you mean generic-tr181?");
    }

    @Test
    void twoProfilesOfOneNameAndOtherFilesAreRefused() throws IOException {
        write("a.yaml", "{name: mine, extends: generic-tr181, match: [{oui: X}]}");
        write("b.yaml", "{name: mine, extends: generic-tr181, match: [{oui: Y}]}");
        write("c.yml", "{}");
        assertThatThrownBy(this::load).hasMessage("""
                b.yaml:1: name: 'mine' is taken by a.yaml:1
                c.yml: must end in .yaml to be a profile""".replaceAll("(?m)([abc]\\.ya?ml)", folder + "/$1"));
    }

    @Test
    void aMissingFolderIsRefused() {
        assertThatThrownBy(() -> YamlProfiles.load(new ProfileConfig(folder.resolve("none"))))
                .hasMessageStartingWith(folder.resolve("none") + ": the folder of profiles cannot be read: ");
    }

    private List<List<String>> readsOf(String profile) {
        return steps(profile, RecipeName.CHECK_SIGNAL).stream().map(step -> ((Step.Read) step).paths()).toList();
    }

    private static List<Step> steps(String profile, RecipeName action) {
        Profile found = OURS.all().stream().filter(one -> one.name().equals(profile)).findFirst().orElseThrow();
        return ((Recipe.Steps) found.recipe(action).orElseThrow()).steps();
    }

    private static Device box(String manufacturer, String oui, String productClass, String root) {
        return Boxes.device(new Identity(manufacturer, oui, productClass, "1"), root, "1.0");
    }

    private YamlProfiles load() {
        return YamlProfiles.load(new ProfileConfig(folder));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
