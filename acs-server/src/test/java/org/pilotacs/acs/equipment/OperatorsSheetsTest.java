package org.pilotacs.acs.equipment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.yaml.YamlProblems;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/// Given a folder of the operator's, with sheets and manuals by whoever could write there.
class OperatorsSheetsTest {
    private static final List<Profile> PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT).all();
    private static final String PDF = "%PDF-1.7\n…";
    private static final String SHEET = """
            name: {en: Our decoder, pl: Nasz dekoder}
            kind: decoder
            specification:
              - {label: {en: Colour, pl: Kolor}, value: {en: black, pl: czarny}}
            manual:
              en: |
                Hello.

                ## First
                One.
              pl: |
                Witaj.

                ## Pierwsze
                Jeden.
            """;

    @TempDir
    Path folder;

    @Test
    void aSheetStandsInThePlaceOfOursAndTheOthersStay() throws IOException {
        write("telmar-t2000.yaml", SHEET);
        assertThat(load().all()).hasSize(EquipmentSheets.BUILT_IN.size());
        assertThat(Language.POLISH.say(sheet("telmar-t2000").name())).isEqualTo("Nasz dekoder");
        assertThat(sheet("telmar-t2000").manual(Language.ENGLISH)).isEqualTo(new Manual.Text(Language.ENGLISH,
                "<p>Hello.</p>\n", List.of(new Manual.Section("manual-first", "First", "<p>One.</p>\n"))));
        assertThat(sheet("sagevision-sv-s2").name().toString()).isEqualTo("SV-S2 satellite decoder");
    }

    @Test
    void aPdfStandsInThePlaceOfOneManualAndNothingElse() throws IOException {
        EquipmentSheet before = sheet("sagevision-sv-s2");
        Path file = write("sagevision-sv-s2.pl.pdf", PDF);
        assertThat(sheet("sagevision-sv-s2").manual(Language.POLISH))
                .isEqualTo(new Manual.Pdf(Language.POLISH, file, new DataSize(Files.size(file))));
        assertThat(sheet("sagevision-sv-s2").manual(Language.ENGLISH)).isEqualTo(before.manual(Language.ENGLISH));
        assertThat(sheet("sagevision-sv-s2").specification()).isEqualTo(before.specification());
    }

    @Test
    void manualsMayAllBeFilesOfTheirOwn() throws IOException {
        write("telmar-t2000.yaml", SHEET.substring(0, SHEET.indexOf("manual:")));
        write("telmar-t2000.en.md", "\uFEFF## Only this\r\n\r\nWords.\r\n");
        write("telmar-t2000.pl.pdf", PDF);
        write("notes.txt", "not for anybody");
        assertThat(((Manual.Text) sheet("telmar-t2000").manual(Language.ENGLISH)).sections())
                .extracting(Manual.Section::title).containsExactly("Only this");
        assertThat(sheet("telmar-t2000").manual(Language.POLISH)).isInstanceOf(Manual.Pdf.class);
    }

    @Test
    void whatIsWrongWithASheetIsNamedWithItsLine() throws IOException {
        write("telmar-t2000.yaml", """
                name: {en: Our decoder}
                kind: fridge
                picture: x.png
                specification:
                  - {label: Colour, value: [black]}
                  - {label: {en: Size, pl: Rozmiar}, valeu: large}
                manual:
                  en:
                  de: |
                    ## Hallo
                """);
        assertThatThrownBy(this::load).isInstanceOf(YamlProblems.class).hasMessage("""
                :1: name.pl: is missing; needed: a name of 1 to 80 characters
                :2: kind: is 'fridge'; allowed: one of decoder, router, modem
                :3: picture: unknown key; allowed here: kind, manual, name, specification
                :5: specification[1].label: is 'Colour'; allowed: a section of keys
                :5: specification[1].label.en: is missing; needed: a text of 1 to 80 characters
                :5: specification[1].label.pl: is missing; needed: a text of 1 to 80 characters
                :5: specification[1].value: is a list; allowed: a section of keys
                :5: specification[1].value.en: is missing; needed: a text of 1 to 300 characters
                :5: specification[1].value.pl: is missing; needed: a text of 1 to 300 characters
                :6: specification[2].value: is missing; needed: a text of 1 to 300 characters
                :6: specification[2].valeu: unknown key; did you mean value? allowed here: label, value
                :7: manual.pl: is missing; needed: a text
                :8: manual.en: is empty; needed: the manual as Markdown
                :9: manual.de: unknown key; allowed here: en, pl""".replaceAll("(?m)^:",
                folder.resolve("telmar-t2000.yaml") + ":"));
    }

    @Test
    void whatIsWrongWithAManualIsNamedWithItsLine() throws IOException {
        write("telmar-t2000.yaml", SHEET.replace("One.", """
                One [place](#nowhere).

                    # Big

                    <javascript:alert(1)>

                    ![](https://example.org/x.png)

                    ##"""));
        assertThatThrownBy(this::load).isInstanceOf(YamlProblems.class).hasMessage("""
                :10: manual.en: a link leads to '#nowhere'; allowed: https://, http://, and a heading of this\
                 manual, such as #no-signal
                :12: manual.en: a heading begins with ##, ### or ####; the heading above them is the page's own
                :14: manual.en: a link leads to 'javascript:alert(1)'; allowed: https://, http://, and a heading\
                 of this manual, such as #no-signal
                :16: manual.en: a picture cannot be shown in a manual
                :18: manual.en: a heading has no words""".replaceAll("(?m)^:",
                folder.resolve("telmar-t2000.yaml") + ":"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,hello)", "[x](vbscript:x)", "[x](//elsewhere.example)", "[x](page.html)",
        "[x](<https://a b>)", "[x](file:///etc/passwd)", "[x]\n\n[x]: javascript:alert(1)",
        "[x](<java\tscript:alert(1)>)", "[x]()", "![x](javascript:alert(1))",
        "[![x](https://a.example)](https://a.example)"})
    void aLinkThatLeadsNowhereGoodIsRefused(String markdown) throws IOException {
        write("telmar-t2000.en.md", "## First\n\n" + markdown + "\n");
        assertThatThrownBy(this::load)
                .hasMessageMatching("(?s)" + folder.resolve("telmar-t2000.en.md") + ":3: a (link leads to|picture).*");
    }

    @Test
    void htmlInAManualIsShownAndNotObeyed() throws IOException {
        write("telmar-t2000.en.md", """
                ## First <b onclick="alert(1)">x</b>

                <script>alert(1)</script>

                Text with <img src=x onerror=alert(1)> in it, and [a
                link](https://example.org/?a="b"&c='d' "a \\"title\\"").

                ```x"><script>alert(1)</script>
                code & <more>
                ```

                | <i>a</i> |
                |---|
                | `<u>` |
                """);
        Manual.Text manual = (Manual.Text) sheet("telmar-t2000").manual(Language.ENGLISH);
        ManualPage page = new ManualPage(manual);
        assertThat(page.tags()).containsExactlyInAnyOrder("main", "h2", "p", "a", "pre", "code", "table", "thead",
                "tbody", "tr", "th", "td");
        assertThat(page.attributes()).containsExactlyInAnyOrder("id", "href", "rel", "title", "class");
        assertThat(page.text()).contains("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<u>");
        assertThat(manual.sections().getFirst().title()).isEqualTo("First <b onclick=\"alert(1)\">x</b>");
        assertThat(page.links()).containsExactly("https://example.org/?a=\"b\"&c='d'");
    }

    @Test
    void aHeadingOfTheSameWordsIsToldApart() throws IOException {
        write("telmar-t2000.en.md", """
                ## Why?
                [one](#why), [two](#why-2), [three](#why-3), [four](#why-2-2), [five](#part)
                ## Why
                ### Why
                ## Why 2
                ## ?
                """);
        ManualPage page = new ManualPage((Manual.Text) sheet("telmar-t2000").manual(Language.ENGLISH));
        assertThat(page.ids()).containsExactly("manual-why", "manual-why-2", "manual-why-3", "manual-why-2-2",
                "manual-part");
        assertThat(page.links()).containsExactlyElementsOf(page.ids().stream().map(id -> "#" + id).toList());
    }

    @Test
    void aManualOfAMegabyteIsRefused() throws IOException {
        String much = "Much. ".repeat(170_000);
        write("telmar-t2000.yaml", SHEET.replace("One.", much));
        write("sagevision-sv-s2.pl.md", much);
        assertThatThrownBy(this::load).hasMessage("""
                sagevision-sv-s2.pl.md: is too long: 1020000 bytes; allowed: 200KiB
                telmar-t2000.yaml:7: manual.en: is too long: 1020018 bytes; allowed: 200KiB""".replaceAll(
                "(?m)^(sage|tel)", folder + "/$1"));
    }

    @Test
    void aSheetOfMoreThanTheReaderTakesIsRefused() throws IOException {
        write("telmar-t2000.yaml", SHEET.replace("One.", "Much. ".repeat(800_000)));
        assertThatThrownBy(this::load)
                .hasMessageMatching(".*telmar-t2000.yaml: is too long: 4[0-9]* bytes; allowed: 4MiB");
    }

    @Test
    void aFileThatIsNoPdfIsRefusedAndSoIsOneThatIsTooLong() throws IOException {
        write("telmar-t2000.en.pdf", "<html><script>alert(1)</script></html>");
        write("telmar-t2000.pl.pdf", "");
        Path large = write("sagevision-sv-s2.en.pdf", PDF);
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(EquipmentFolder.MAX_PDF.bytes() + 1);
        }
        assertThatThrownBy(this::load).hasMessage("""
                sagevision-sv-s2.en.pdf: is too long: 52428801 bytes; allowed: 50MiB
                telmar-t2000.en.pdf: is no PDF: it does not begin with %PDF-
                telmar-t2000.pl.pdf: is no PDF: it does not begin with %PDF-""".replaceAll("(?m)^(sage|tel)",
                folder + "/$1"));
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Files.write(folder.resolve("telmar-t2000.en.md"), new byte[]{ '#', '#', ' ', (byte) 0xFF});
        assertThatThrownBy(this::load).hasMessage(folder.resolve("telmar-t2000.en.md") + ": is not UTF-8 text");
    }

    @Test
    void aFileOfAnotherNameIsRefused() throws IOException {
        write("telmar-t200.yaml", SHEET);
        write("telmar-t2000.de.pdf", PDF);
        write("telmar-t2000.yml", SHEET);
        write("telmar-t2000.PDF", PDF);
        write("sagevision.pl.md", "## A");
        assertThatThrownBy(this::load).hasMessage("""
                sagevision.pl.md: there is no profile sagevision
                telmar-t200.yaml: there is no profile telmar-t200; did you mean telmar-t2000?
                telmar-t2000.PDF: must be named <profile>.yaml to be a sheet, or <profile>.en.md, <profile>.pl.md,\
                 <profile>.en.pdf or <profile>.pl.pdf to be a manual
                telmar-t2000.de.pdf: must be named <profile>.yaml to be a sheet, or <profile>.en.md, <profile>.pl.md,\
                 <profile>.en.pdf or <profile>.pl.pdf to be a manual
                telmar-t2000.yml: must be named <profile>.yaml to be a sheet, or <profile>.en.md, <profile>.pl.md,\
                 <profile>.en.pdf or <profile>.pl.pdf to be a manual""".replaceAll("(?m)^(sage|tel)",
                folder + "/$1"));
    }

    @Test
    void ofOneLanguageThereIsOneManual() throws IOException {
        write("telmar-t2000.yaml", SHEET);
        write("telmar-t2000.pl.md", "## A");
        write("sagevision-sv-s2.en.md", "## A");
        write("sagevision-sv-s2.en.pdf", PDF);
        assertThatThrownBy(this::load).hasMessage("""
                sagevision-sv-s2.en.pdf: there is sagevision-sv-s2.en.md too; keep one of them
                telmar-t2000.yaml:11: manual.pl: is in a file of its own too; keep one of them""".replaceAll(
                "(?m)^(sage|tel)", folder + "/$1"));
    }

    @Test
    void aManualWithoutASheetIsRefused() throws IOException {
        write("acme-tv1.en.pdf", PDF);
        Profile acme = new Profile("acme-tv1", Profile.UNKNOWN.session());
        assertThatThrownBy(() -> EquipmentSheets.load(new EquipmentConfig(folder), List.of(acme)))
                .hasMessage(folder.resolve("acme-tv1.en.pdf")
                        + ": there is no sheet acme-tv1.yaml to which it belongs");
    }

    @Test
    void aMissingFolderIsRefused() {
        assertThatThrownBy(() -> EquipmentSheets.load(new EquipmentConfig(folder.resolve("none")), PROFILES))
                .hasMessageStartingWith(folder.resolve("none") + ": the folder of equipment cannot be read: ");
    }

    /// Texts of which little asks a reader for much.
    @Test
    void aTextThatWantsToKeepUsBusyIsRefusedSoon() {
        assertRefused("> ".repeat(90_000) + "x", "is nested too deeply");
        assertRefused("*a _b ".repeat(490) + "c_ d* ".repeat(490), "is nested too deeply");
        assertRefused("*a **b ".repeat(12_000) + "c** d*".repeat(12_000), "has too many *, _ and [");
        assertRefused("*a **b\n\u2003\n".repeat(1_500), "has too many *, _ and [");
        assertRefused("![".repeat(1_000) + "](x)".repeat(1_000), "is nested too deeply");
        assertRefused("![".repeat(25_000) + "](x)".repeat(25_000), "has too many *, _ and [");
        assertRefused("|a".repeat(20_000) + "\n" + "|-".repeat(20_000) + "\n" + "|\n".repeat(3_000), "has too many |");
        assertRefused("a\n".repeat(90_000), "has too many lines");
        String much = "y".repeat(90_000);
        assertRefused("[a]: https://x.example/" + much + "\n\n" + "[a] ".repeat(1_000), "a link leads to");
        assertRefused("[a]: https://x.example/ '" + much + "'\n\n" + "[a] ".repeat(1_000), "the title of");
    }

    private static void assertRefused(String markdown, String... reasons) {
        List<String> problems = assertTimeout(Duration.ofSeconds(20), () -> {
            List<String> found = new ArrayList<>();
            MarkdownManual.read(Language.ENGLISH, markdown, (text, line) -> found.add(text));
            return found;
        });
        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThan((int) MarkdownBounds.MAX_SIZE.bytes());
        assertThat(problems).isNotEmpty().allMatch(problem -> List.of(reasons).stream().anyMatch(problem::startsWith));
    }

    private EquipmentSheet sheet(String profile) {
        return load().all().stream().filter(one -> one.profile().equals(profile)).findFirst().orElseThrow();
    }

    private EquipmentSheets load() {
        return EquipmentSheets.load(new EquipmentConfig(folder), PROFILES);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
