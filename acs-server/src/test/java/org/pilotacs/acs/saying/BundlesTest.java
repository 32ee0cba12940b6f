package org.pilotacs.acs.saying;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Every word is there in every language, and is said by somebody.
class BundlesTest {
    private static final String SAYINGS = "org.pilotacs.acs.saying.sayings";
    private static final String WORDS = "org.pilotacs.acs.door.words";
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");
    private static final Pattern WORDY = Pattern.compile("\\p{L}{4,}");

    /// All enums of keys, with who declares each.
    private static Map<String, String> declared() {
        Map<String, String> keys = new HashMap<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.pilotacs")) {
            if (type.isEnum() && type.isAssignableTo(SayingKey.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    String other = keys.put(((SayingKey) constant).key(), type.getName());
                    assertThat(other).as(((SayingKey) constant).key()).isNull();
                }
            }
        }
        return keys;
    }

    @Test
    void everyDeclaredKeyHasATextAndEveryTextADeclaredKey() {
        Set<String> declared = declared().keySet();
        assertThat(declared).isNotEmpty();
        for (Language language : Language.values()) {
            assertThat(language.bundle(SAYINGS).keySet()).as(language.tag())
                    .containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @Test
    void aTopicBelongsToOneFeature() {
        Map<String, Set<String>> features = declared().entrySet().stream().collect(Collectors.groupingBy(
                entry -> entry.getKey().split("\\.")[0],
                Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        assertThat(features.values()).allMatch(all -> all.size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { SAYINGS, WORDS})
    void everyTextIsThereInEveryLanguageWithTheSamePlaces(String name) {
        ResourceBundle english = Language.ENGLISH.bundle(name);
        for (Language language : Language.values()) {
            ResourceBundle other = language.bundle(name);
            assertThat(other.keySet()).as(language.tag()).isEqualTo(english.keySet());
            for (String key : english.keySet()) {
                assertThat(places(other.getString(key))).as("%s in %s", key, language.tag())
                        .isEqualTo(places(english.getString(key)));
                assertThat(other.getString(key)).as(key).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { SAYINGS, WORDS})
    void placesAreCountedFromNought(String name) {
        ResourceBundle texts = Language.ENGLISH.bundle(name);
        for (String key : texts.keySet()) {
            List<String> places = List.copyOf(places(texts.getString(key)));
            for (int i = 0; i < places.size(); i++) {
                assertThat(places.get(i)).as(key).isEqualTo("{" + i + "}");
            }
        }
    }

    /// A text that was only copied into another language is the same there.
    @Test
    void noSentenceIsTheSameInTwoLanguages() {
        ResourceBundle english = Language.ENGLISH.bundle(SAYINGS);
        ResourceBundle polish = Language.POLISH.bundle(SAYINGS);
        assertThat(english.keySet()).filteredOn(
                key -> WORDY.matcher(english.getString(key).replaceAll("\\{[0-9]}", "")).find())
                .allSatisfy(key -> assertThat(polish.getString(key)).isNotEqualTo(english.getString(key)));
    }

    /// Doors name their own words in pages and code, some by a part to which they add another.
    @Test
    void noWordOfTheDoorsIsLeftOver() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java/org/pilotacs/acs/door"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    QUOTED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
                }
            }
        }
        assertThat(Language.ENGLISH.bundle(WORDS).keySet()).allMatch(key -> isNamed(key, named));
    }

    private static boolean isNamed(String key, Set<String> named) {
        return named.contains(key)
                || Stream.iterate(key.lastIndexOf('.'), dot -> dot > 0, dot -> key.lastIndexOf('.', dot - 1))
                        .map(dot -> key.substring(0, dot))
                        .anyMatch(part -> named.contains(part) || named.contains(part + "."));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
