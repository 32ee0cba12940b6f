package org.pilotacs.acs.link.satellite.payload;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Which system a card belongs to, and how systems come to be.
class CardSystemsTest {
    private static final CardSystemConfig.HandedInOnly HANDED_IN = new CardSystemConfig.HandedInOnly(0x0B00);

    @TempDir
    private Path folder = Path.of("");

    private static EncoderFactories factories() {
        return EncoderFactories.found(CardSystemsTest.class.getClassLoader());
    }

    private static CardSystemConfig config(String name, String... cards) {
        return new CardSystemConfig(name, List.of(cards), HANDED_IN);
    }

    private CardSystemConfig ref1(String name) throws IOException {
        Path key = Files.writeString(folder.resolve("cards.key"), "000102030405060708090a0b0c0d0e0f\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new CardSystemConfig(name, List.of(),
                new CardSystemConfig.Encoded("ref-1", EncoderSettings.of(0x5A5A, key)));
    }

    @Test
    void theLongestBeginningTells() throws IOException {
        try (CardSystems systems = CardSystems.open(
                List.of(config("old", "01", "02"), config("new", "0-1 23"), config("rest")), factories())) {
            assertThat(systems.of("012345678901")).map(CardSystem::name).hasValue("new");
            assertThat(systems.of("012-4 45678901")).map(CardSystem::name).hasValue("old");
            assertThat(systems.of("01 23-45678901")).map(CardSystem::name).hasValue("new");
            assertThat(systems.of("022345678901")).map(CardSystem::name).hasValue("old");
            assertThat(systems.of("922345678901")).map(CardSystem::name).hasValue("rest");
            assertThat(systems.of("")).map(CardSystem::name).hasValue("rest");
            assertThat(systems.all()).map(CardSystem::name).containsExactly("old", "new", "rest");
        }
        try (CardSystems systems = CardSystems.open(List.of(config("old", "01")), factories())) {
            assertThat(systems.of("02")).isEmpty();
            assertThat(systems.of("0")).isEmpty();
        }
    }

    @Test
    void everyCardBelongsToOneSystem() {
        assertThatThrownBy(() -> CardSystems.open(List.of(config("a", "01"), config("b", "02", "01")), factories()))
                .isInstanceOf(BadSetting.class)
                .hasMessage("cards gives 01 to both a and b: every card belongs to one system");
        assertThatThrownBy(() -> CardSystems.open(List.of(config("a"), config("b")), factories()))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("cards gives all cards to both a and b");
        assertThatThrownBy(() -> CardSystems.open(List.of(config("a"), config("a", "1")), factories()))
                .isInstanceOf(BadSetting.class).hasMessage("name must be given to one system only: a");
    }

    @Test
    void eachKindComesToBe() throws Exception {
        var gateway = new CardSystemConfig("vendor", List.of("9"), new CardSystemConfig.Submitted(
                GatewayConfig.of(URI.create("http://127.0.0.1:9/cas"), Secret.of("t"))));
        try (CardSystems systems = CardSystems.open(List.of(ref1("own"), gateway, config("passed", "8")),
                factories())) {
            assertThat(systems.of("1")).get().isInstanceOfSatisfying(CardSystem.Encoding.class, own -> {
                assertThat(own.encoder().profile().caSystemId()).isEqualTo(0x5A5A);
                assertThat(own.encoder().key("1", List.of(new CardOrder.Restart()))).isEqualTo(new SequenceKey("1", 2));
            });
            assertThat(systems.of("9")).get().isInstanceOf(CardSystem.Submitting.class);
            assertThat(systems.of("8")).get().isInstanceOf(CardSystem.PassingOn.class);
            assertThat(systems.all()).map(system -> system.config().caSystemId().orElse(-1)).containsExactly(0x5A5A, -1,
                    0x0B00);
        }
    }

    @Test
    void aSystemThatCannotBeStopsTheStart() throws IOException {
        var unknown = new CardSystemConfig("x", List.of(),
                new CardSystemConfig.Encoded("enigma", EncoderSettings.of(1, null)));
        assertThatThrownBy(() -> CardSystems.open(List.of(unknown), factories())).isInstanceOf(BadSetting.class)
                .hasMessageContaining("enigma; allowed: gateway, handed-in-only, ref-1");
        var keyless = new CardSystemConfig("x", List.of(),
                new CardSystemConfig.Encoded("ref-1", EncoderSettings.of(1, null)));
        assertThatThrownBy(() -> CardSystems.open(List.of(keyless), factories())).isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("key-file is missing");
        var lost = new CardSystemConfig("x", List.of(),
                new CardSystemConfig.Encoded("ref-1", EncoderSettings.of(1, folder.resolve("gone"))));
        assertThatThrownBy(() -> CardSystems.open(List.of(lost), factories())).isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");
        var options = new EncoderSettings(1, DataType.EMM, folder.resolve("gone"), Ref1Config.DEFAULT,
                Map.of("pepper", Secret.of("s3cret")));
        var spiced = new CardSystemConfig("x", List.of(), new CardSystemConfig.Encoded("ref-1", options));
        assertThatThrownBy(() -> CardSystems.open(List.of(spiced), factories())).isInstanceOf(BadSetting.class)
                .hasMessage("options has pepper, and REF-1 has no such options");
        assertThat(spiced.toString()).doesNotContain("s3cret");
    }

    @Test
    void settingsAreChecked() {
        refused("name", () -> config("Nagra!"));
        refused("cards", () -> config("a", "01*"));
        refused("cards", () -> config("a", ""));
        refused("cards", () -> config("a", "01", "0-1"));
        refused("ca-system-id", () -> new CardSystemConfig.HandedInOnly(0x10000));
        refused("ca-system-id", () -> EncoderSettings.of(-1, null));
        refused("data-type", () -> new EncoderSettings(1, DataType.ECM, null, Ref1Config.DEFAULT, Map.of()));
        refused("pin", () -> new KeySlots(0, 32, 2));
        refused("box", () -> new KeySlots(0, 1, -1));
        refused("restart-delay", () -> new Ref1Config(KeySlots.DEFAULT, false, Duration.ofHours(2)));
        refused("restart-delay", () -> new Ref1Config(KeySlots.DEFAULT, false, Duration.ofMillis(1500)));
        assertThat(Ref1Config.DEFAULT).isEqualTo(new Ref1Config(new KeySlots(0, 1, 2), false, Duration.ZERO));
    }

    private static void refused(String setting, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOfSatisfying(BadSetting.class,
                bad -> assertThat(bad.name()).isEqualTo(setting));
    }

    /// What an operator puts beside our jars.
    public static final class EnigmaFactory implements EmmEncoderFactory {
        @Override
        public String name() {
            return "enigma";
        }

        @Override
        public EmmEncoder create(EncoderSettings settings) {
            return new Ref1Encoder(settings.caSystemId(), settings.dataType(),
                    (card, slot) -> Optional.empty(), settings.ref1());
        }
    }

    private void offer(Class<? extends EmmEncoderFactory> factory) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(EmmEncoderFactory.class.getName()), factory.getName());
    }

    private URLClassLoader beside() throws IOException {
        return new URLClassLoader(new URL[]{ folder.toUri().toURL()}, CardSystemsTest.class.getClassLoader());
    }

    @Test
    void anEncoderInAJarOfTheOperatorsIsFound() throws Exception {
        offer(EnigmaFactory.class);
        try (var loader = beside()) {
            EncoderFactories found = EncoderFactories.found(loader);
            assertThat(found.byName()).containsOnlyKeys("ref-1", "enigma");
            var config = new CardSystemConfig("x", List.of(),
                    new CardSystemConfig.Encoded("enigma", EncoderSettings.of(0x1702, null)));
            try (CardSystems systems = CardSystems.open(List.of(config), found)) {
                var encoder = ((CardSystem.Encoding) systems.of("1").orElseThrow()).encoder();
                assertThat(encoder.profile().caSystemId()).isEqualTo(0x1702);
                assertThat(encoder.nextSequence(-1, Instant.ofEpochSecond(7))).isEqualTo(7);
            }
        }
    }

    /// Taken away by hand, since which of the two is meant nobody knows.
    @Test
    void twoEncodersOfOneNameAreRefused() throws Exception {
        offer(SecondRef1.class);
        try (var loader = beside()) {
            assertThatThrownBy(() -> EncoderFactories.found(loader)).isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("two encoders are called ref-1: ");
        }
    }

    public static final class SecondRef1 implements EmmEncoderFactory {
        @Override
        public String name() {
            return "ref-1";
        }

        @Override
        public EmmEncoder create(EncoderSettings settings) {
            throw new AssertionError("never chosen");
        }
    }
}
