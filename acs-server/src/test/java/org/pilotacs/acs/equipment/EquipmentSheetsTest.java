package org.pilotacs.acs.equipment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.equipment.Specification.Row;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given the sheets that come with the server.
class EquipmentSheetsTest {
    private static final List<Profile> PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT).all();
    private static final EquipmentSheets OURS = EquipmentSheets.load(EquipmentConfig.DEFAULT, PROFILES);

    static Stream<EquipmentSheet> sheets() {
        return OURS.all().stream();
    }

    @Test
    void everyProfileThatComesWithTheServerHasASheet() throws IOException {
        assertThat(PROFILES).allSatisfy(profile -> assertThat(OURS.of(profile)).as(profile.name()).isPresent());
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/equipment"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(EquipmentSheets.BUILT_IN);
        }
    }

    @Test
    void aProfileThatNobodyHasWrittenASheetAboutHasNone() {
        assertThat(OURS.of(Profile.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aSheetSaysTheSameInBothLanguages(EquipmentSheet sheet) {
        Manual.Text english = text(sheet, Language.ENGLISH);
        Manual.Text polish = text(sheet, Language.POLISH);
        assertThat(sheet.name()).isInstanceOf(Saying.Written.class);
        assertThat(Language.POLISH.say(sheet.name())).isNotEqualTo(Language.ENGLISH.say(sheet.name()));
        assertThat(sheet.specification().rows()).hasSizeGreaterThan(1);
        assertThat(polish.sections()).hasSameSizeAs(english.sections()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(new ManualPage(polish).text()).containsPattern("[ąęłśżźćńó]");
        assertThat(new ManualPage(english).text()).doesNotContainPattern("[ąęłśżźćńó]");
        assertThat(new ManualPage(polish).tags()).containsExactlyInAnyOrderElementsOf(new ManualPage(english).tags());
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aManualIsAWellFormedPageWhoseContentsLeadToItsSections(EquipmentSheet sheet) {
        for (Language language : Language.values()) {
            Manual.Text manual = text(sheet, language);
            ManualPage page = new ManualPage(manual);
            assertThat(page.tags()).isSubsetOf("main", "h2", "h3", "p", "ol", "ul", "li", "strong", "em", "a", "table",
                    "thead", "tbody", "tr", "th", "td");
            assertThat(page.attributes()).isSubsetOf("id", "href", "rel");
            assertThat(page.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("manual-[a-z0-9-]+"));
            assertThat(manual.sections()).allMatch(section -> !section.html().isBlank() && !section.title().isBlank());
            assertThat(page.links()).allMatch(link -> link.startsWith("#") && page.ids().contains(link.substring(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aManualTellsNoSecretAndDoesNotShout(EquipmentSheet sheet) {
        for (Language language : Language.values()) {
            assertThat(new ManualPage(text(sheet, language)).text()).doesNotContainPattern("\\b[0-9]{4,}\\b")
                    .doesNotContain("!");
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aManualIsReadInAFewMinutes(EquipmentSheet sheet) {
        int least = sheet.profile().startsWith("generic-") ? 200 : 400;
        int most = sheet.profile().startsWith("generic-") ? 500 : 900;
        for (Language language : Language.values()) {
            assertThat(new ManualPage(text(sheet, language)).text().strip().split("\\s+").length)
                    .as("words of %s in %s", sheet.profile(), language).isBetween(least, most);
        }
    }

    @Test
    void aDecoderWithTwoTunersIsSaidToHaveTwo() {
        EquipmentSheet sheet = sheet("sagevision-sv-s2");
        assertThat(sheet.kind()).isEqualTo(EquipmentKind.DECODER);
        assertThat(sheet.specification().rows())
                .anyMatch(row -> Language.ENGLISH.say(row.label()).equals("Tuners")
                        && Language.POLISH.say(row.label()).equals("Tunery")
                        && Language.POLISH.say(row.value()).equals("2"));
    }

    @Test
    void aSectionIsFoundByTheWordsOfItsHeading() {
        assertThat(text(sheet("norvik-homegate5"), Language.POLISH).sections()).anySatisfy(section -> {
            assertThat(section.id()).isEqualTo("manual-slabe-wi-fi");
            assertThat(section.title()).isEqualTo("Słabe Wi-Fi");
            assertThat(section.html()).contains("<li>").doesNotContain("<h2");
        });
    }

    @Test
    void whatIsSoOfOneBoxStandsAboveWhatIsSoOfTheModel() {
        Specification model = sheet("telmar-t2000").specification();
        Row serial = new Row(Saying.of("Serial number"), Saying.of("TT00000007"));
        assertThat(model.after(List.of(serial)).rows()).startsWith(serial).endsWith(model.rows().getLast())
                .hasSize(model.rows().size() + 1);
    }

    private static EquipmentSheet sheet(String profile) {
        return OURS.all().stream().filter(one -> one.profile().equals(profile)).findFirst().orElseThrow();
    }

    private static Manual.Text text(EquipmentSheet sheet, Language language) {
        return (Manual.Text) sheet.manual(language);
    }
}
