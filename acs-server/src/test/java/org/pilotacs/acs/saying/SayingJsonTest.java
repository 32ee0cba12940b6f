package org.pilotacs.acs.saying;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SayingJsonTest {
    @Test
    void everySayingIsReadBackAsItWasWritten() {
        for (long seed = 0; seed < 1_000; seed++) {
            Saying saying = any(new Random(seed), 3);
            assertThat(read(SayingJson.write(saying).toString())).as("seed %d", seed).isEqualTo(saying);
        }
    }

    @Test
    void theFormatIsPinned() {
        Saying hours = SpanSaying.HOURS.of(Saying.of(3));
        assertThat(SayingJson.write(hours)).hasToString("{\"key\":\"span.hours\",\"args\":[\"3\"],\"en\":\"3 h\"}");
        assertThat(SayingJson.write(Saying.of("x"))).hasToString("\"x\"");
        assertThat(SayingJson.write(Saying.of(Duration.ofSeconds(41))))
                .hasToString("{\"span\":\"PT41S\",\"en\":\"41 s\"}");
        assertThat(SayingJson.write(Saying.join(List.of(Saying.of("x"), hours)))).hasToString(
                "{\"joined\":[\"x\",{\"key\":\"span.hours\",\"args\":[\"3\"]}],\"en\":\"x; 3 h\"}");
        assertThat(SayingJson.write(new Saying.Written(Map.of(Language.POLISH, "nie", Language.ENGLISH, "no"))))
                .hasToString("{\"texts\":{\"en\":\"no\",\"pl\":\"nie\"},\"en\":\"no\"}");
    }

    @Test
    void aPlainTextOfAnOldRowIsSaidAsItIs() {
        assertThat(read("\"came back\"")).isEqualTo(Saying.of("came back"));
    }

    /// Of another version: a key that is gone, one with other places, a kind that is not known yet, at any depth.
    @ParameterizedTest
    @ValueSource(strings = { "{\"key\":\"gone.for-good\",\"en\":\"it is so\"}",
        "{\"key\":\"span.hours\",\"args\":[\"3\",\"7\"],\"en\":\"it is so\"}",
        "{\"key\":\"span.hours\",\"en\":\"it is so\"}",
        "{\"song\":\"la\",\"en\":\"it is so\"}", "{\"joined\":[\"a\",{\"song\":\"la\"}],\"en\":\"it is so\"}",
        "{\"key\":\"span.hours\",\"args\":[{\"key\":\"gone\"}],\"en\":\"it is so\"}",
        "{\"span\":\"a while\",\"en\":\"it is so\"}", "{\"texts\":{\"de\":\"nein\"},\"en\":\"it is so\"}"})
    void whatThisVersionDoesNotKnowIsSaidInItsEnglishWords(String json) {
        assertThat(read(json)).isEqualTo(Saying.of("it is so"));
    }

    @Test
    void aLanguageThatThisVersionDoesNotSpeakIsLeftOut() {
        assertThat(read("{\"texts\":{\"de\":\"nein\",\"pl\":\"nie\"}}"))
                .isEqualTo(new Saying.Written(Map.of(Language.POLISH, "nie")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "null", "[]", "{}", "{\"key\":7}", "{\"key\":\"gone\"}"})
    void whatIsNoSayingIsNotTakenForOne(String json) {
        assertThat(read(json)).isNull();
    }

    private static @Nullable Saying read(String json) {
        try {
            return SayingJson.read(new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static Saying any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> Saying.of(random.ints(random.nextInt(9), 0, 0xd800)
                    .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append).toString());
            case 1 -> Saying.of(Duration.ofNanos(random.nextLong()));
            case 2 -> new Saying.Written(Map.of(Language.values()[random.nextInt(2)], "text"));
            case 3 -> SpanSaying.values()[random.nextInt(4)].of(any(random, depth - 1));
            default -> {
                List<Saying> parts = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    parts.add(any(random, depth - 1));
                }
                yield new Saying.Joined(parts);
            }
        };
    }
}
