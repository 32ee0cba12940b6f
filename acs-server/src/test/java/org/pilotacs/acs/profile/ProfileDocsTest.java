package org.pilotacs.acs.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileDocsTest {
    @TempDir
    Path folder;

    @Test
    void theExamplesOfTheDocumentAreGoodProfiles() throws IOException {
        String text = Files.readString(Path.of("../docs/profiles.md"));
        int number = 0;
        for (MatchResult example : Pattern.compile("(?s)```yaml\n(.*?)```").matcher(text).results().toList()) {
            number++;
            Files.writeString(folder.resolve("example" + number + ".yaml"), example.group(1));
        }
        assertThat(YamlProfiles.load(new ProfileConfig(folder)).all()).hasSize(YamlProfiles.BUILT_IN.size() + 3);
    }

    @Test
    void theDocumentNamesEveryUnit() throws IOException {
        assertThat(Files.readString(Path.of("../docs/profiles.md")))
                .contains(SourceUnit.ALL.stream().map(SourceUnit::from).toList());
    }
}
