package org.pilotacs.acs.yaml;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YamlMapTest {
    private static final Range<Integer> PORT = Range.of(0, 65_535);

    private enum Colour {
        DARK_RED, BLUE
    }

    @Test
    void readsEveryKindOfValue() {
        Problems problems = new Problems();
        YamlMap map = YamlMap.read("box.yaml", """
                name: "Evobox: living room"
                port: 7547
                factor: -0.1
                on: true
                wait: 1500ms
                most: 16MiB
                colour: dark-red
                token: sesame
                blocks: [a, b]
                one: c
                deeper:
                  still: 'yes'
                """, problems);

        assertThat(map.required("name", Kind.text())).isEqualTo("Evobox: living room");
        assertThat(map.required("port", Kind.integer(PORT))).isEqualTo(7547);
        assertThat(map.required("factor", Kind.decimal(Range.of(-1.0, 1.0)))).isEqualTo(-0.1);
        assertThat(map.required("on", Kind.bool())).isTrue();
        assertThat(map.required("wait", Kind.duration(Range.of(Duration.ZERO, Duration.ofDays(1)))))
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(map.required("most", Kind.size(Range.of(DataSize.ofKibibytes(1), DataSize.ofMebibytes(32)))))
                .isEqualTo(DataSize.ofMebibytes(16));
        assertThat(map.required("colour", Kind.word(Colour.class))).isEqualTo(Colour.DARK_RED);
        assertThat(map.required("token", Kind.secretText())).isEqualTo(Secret.of("sesame"));
        assertThat(map.list("blocks", Kind.text())).containsExactly("a", "b");
        assertThat(map.list("one", Kind.text())).containsExactly("c");
        assertThat(map.map("deeper").required("still", Kind.text())).isEqualTo("yes");
        assertThat(map.or("absent", Kind.integer(PORT), 3)).isEqualTo(3);
        map.done();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void findsEverythingThatIsWrongInOneReading() {
        assertThat(problemsOf("""
                cwmp:
                  prot: 7547
                  port: 70000
                  timeout: soon
                  on: yes
                  token: [x]
                extra: 1
                """, root -> {
            YamlMap cwmp = root.map("cwmp");
            cwmp.or("port", Kind.integer(PORT), 0);
            cwmp.or("timeout", Kind.duration(Range.of(Duration.ofSeconds(1), Duration.ofMinutes(10))), Duration.ZERO);
            cwmp.or("on", Kind.bool(), false);
            cwmp.or("token", Kind.secretText(), Secret.NONE);
            cwmp.required("path", Kind.text());
            root.done();
        })).containsExactly(
                "box.yaml:1: cwmp.path: is missing; needed: a text",
                "box.yaml:2: cwmp.prot: unknown key; did you mean port? allowed here: on, path, port, timeout, token",
                "box.yaml:3: cwmp.port: is '70000'; allowed: a whole number, 0 to 65535",
                "box.yaml:4: cwmp.timeout: is 'soon'; allowed: a duration, 1s to 10m",
                "box.yaml:5: cwmp.on: is 'yes'; allowed: true or false",
                "box.yaml:6: cwmp.token: is a list; allowed: a text",
                "box.yaml:7: extra: unknown key; allowed here: cwmp");
    }

    @Test
    void refusesAKeyThatStandsTwiceAndNamesBothLines() {
        assertThat(problemsOf("a:\n  port: 1\n  host: x\n  port: 2\n", root -> {
            root.map("a").list("port", Kind.text());
        })).containsExactly("box.yaml:4: a.port: stands here twice; the first is in line 2");
    }

    @Test
    void refusesTabsAndSaysSo() {
        assertThat(problemsOf("cwmp:\n\tport: 1\n", _ -> {}))
                .containsExactly("box.yaml:2: a tab stands at the beginning; allowed: spaces");
    }

    @Test
    void refusesTextThatIsNotYaml() {
        assertThat(problemsOf("a: 1\nb: [1, 2\nc: 3\n", _ -> {})).singleElement().asString()
                .startsWith("box.yaml:3: is not YAML: ");
        assertThat(problemsOf("just words\n", _ -> {}))
                .containsExactly("box.yaml:1: the file must be made of `key: value` lines");
        assertThat(problemsOf("a: 1\n---\nb: 2\n", _ -> {}))
                .containsExactly("box.yaml:2: a second document begins; allowed: one");
        assertThat(problemsOf("a: 1\nb: \u0000\n", _ -> {}))
                .containsExactly("box.yaml:2: a character is not allowed here: U+0000");
        assertThat(problemsOf("a: !!java.net.URL [x]\n", _ -> {})).singleElement().asString()
                .startsWith("box.yaml:1: the tag ").contains("not allowed");
        assertThat(problemsOf("? [a]\n: b\n", _ -> {})).containsExactly("box.yaml:1: a key must be a single word");
    }

    @Test
    void anEmptyFileOrSectionLeavesEveryDefault() {
        for (String text : List.of("", "# nothing\n", "cwmp:\n", "cwmp:\n  # port: 1\n", "--- \n")) {
            assertThat(problemsOf(text, root -> {
                assertThat(root.map("cwmp").or("port", Kind.integer(PORT), 9)).isEqualTo(9);
                root.done();
            })).as(text).isEmpty();
        }
    }

    @Test
    void anEmptyListMustBeWrittenAsOne() {
        assertThat(problemsOf("deny:\n", root -> root.list("deny", Kind.text())))
                .containsExactly("box.yaml:1: deny: is empty; allowed: a list of values, [] for none");
        assertThat(problemsOf("deny: []\n", root -> assertThat(root.list("deny", Kind.text())).isEmpty())).isEmpty();
    }

    @Test
    void aliasesAreFollowedWithinBounds() {
        assertThat(problemsOf("a: &x {port: 1}\nb: *x\n", root -> {
            assertThat(root.map("b").or("port", Kind.integer(PORT), 0)).isEqualTo(1);
        })).isEmpty();
        assertThat(problemsOf("b: *x\n", _ -> {})).containsExactly("box.yaml:1: *x names nothing before it");
        assertThat(problemsOf("a: &x\n  b: *x\n", _ -> {})).containsExactly("box.yaml:2: *x names nothing before it");
    }

    @Test
    void anAliasBombIsCountedAndNotExploded() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10).replaceAll(", $", "")));
        }
        assertThat(problemsOf(bomb.toString(), _ -> {}))
                .containsExactly("box.yaml:5: holds too much, aliases counted each time; allowed: 50000 values");
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(problemsOf("a: " + "[".repeat(100_000), _ -> {}))
                .containsExactly("box.yaml:1: is nested too deeply; allowed: 16 levels");
        assertThat(problemsOf("#".repeat(YamlText.MAX_CHARACTERS + 1), _ -> {}))
                .containsExactly("box.yaml: is too long; allowed: 1048576 characters");
    }

    @Test
    void secretsAreNotRepeatedInProblems() {
        Kind<String> pin = new Kind<>("four digits", "", true, text -> text.matches("[0-9]{4}") ? text : null);
        assertThat(problemsOf("pin: 12345\n", root -> root.or("pin", pin, "")))
                .containsExactly("box.yaml:1: pin: is ***; allowed: four digits");
    }

    @Test
    void listsOfSectionsNameTheirPlace() {
        assertThat(problemsOf("match:\n  - oui: A\n  - uoi: B\n", root -> {
            root.maps("match").forEach(one -> one.or("oui", Kind.text(), ""));
            root.done();
        })).containsExactly("box.yaml:3: match[2].uoi: unknown key; did you mean oui? allowed here: oui");
    }

    private static List<String> problemsOf(String text, Consumer<YamlMap> reading) {
        Problems problems = new Problems();
        reading.accept(YamlMap.read("box.yaml", text, problems));
        if (!problems.any()) {
            return List.of();
        }
        assertThatThrownBy(problems::throwIfAny).isInstanceOf(YamlProblems.class);
        return new YamlProblems(problems.all()).problems().stream().map(Problem::toString).toList();
    }
}
