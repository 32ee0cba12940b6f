package org.pilotacs.acs.equipment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.saying.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class EquipmentDocsTest {
    @TempDir
    Path folder;

    @Test
    void theExampleOfTheDocumentIsAGoodSheet() throws IOException {
        String document = Files.readString(Path.of("../docs/equipment.md"));
        List<String> examples = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(document).results()
                .map((MatchResult example) -> example.group(1)).toList();
        assertThat(examples).hasSize(1);
        Files.writeString(folder.resolve("acme-tv1.yaml"), examples.getFirst());
        Profile acme = new Profile("acme-tv1", Profile.UNKNOWN.session());
        EquipmentSheet sheet = EquipmentSheets.load(new EquipmentConfig(folder), List.of(acme)).of(acme).orElseThrow();
        assertThat(((Manual.Text) sheet.manual(Language.POLISH)).sections()).extracting(Manual.Section::id)
                .containsExactly("manual-podlaczenie", "manual-nie-ma-obrazu");
    }

    @Test
    void theDocumentNamesEveryLimit() throws IOException {
        assertThat(Files.readString(Path.of("../docs/equipment.md"))).contains("200 KiB", "4,000 lines", "12 columns",
                "20 levels", "2,000 of", "50 MiB");
        assertThat(List.of(MarkdownBounds.MAX_SIZE.toString(), EquipmentFolder.MAX_PDF.toString()))
                .containsExactly("200KiB", "50MiB");
        assertThat(List.of(MarkdownBounds.MAX_LINES, MarkdownBounds.MAX_COLUMNS, MarkdownBounds.MAX_DEPTH,
                MarkdownBounds.MAX_MARKS)).containsExactly(4_000, 12, 20, 2_000);
    }
}
