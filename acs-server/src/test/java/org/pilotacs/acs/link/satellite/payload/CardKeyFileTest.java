package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1MasterKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CardKeyFileTest {
    private static final String HEX = "000102030405060708090a0B0C0D0E0F";
    private static final EmmAddress CARD = new EmmAddress.Unique(7);

    @TempDir
    private Path folder = Path.of("");
    private Path file = folder;

    @BeforeEach
    void name() {
        file = folder.resolve("cards.key");
    }

    private void write(String text, String permissions) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = { HEX, HEX + "\n", "  " + HEX + "\r\n\r\n"})
    void theKeyIsReadWithBlanksAroundIt(String text) throws IOException {
        write(text, "rw-------");
        assertThat(CardKeyFile.read(file).of(CARD, 0)).isEqualTo(Ref1MasterKey.ofHex(HEX).of(CARD, 0));
        write(text, "rw-r-----");
        assertThat(CardKeyFile.read(file)).as("its group may").hasToString("Ref1MasterKey[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "5EC2E7", HEX + "5EC2", HEX + " " + HEX, "5EC2E7 5EC2E7 5EC2E7 5EC2E7 5EC2"})
    void whatIsNoKeyIsRefusedAndNotShown(String text) throws IOException {
        write(text, "rw-------");
        assertThatThrownBy(() -> CardKeyFile.read(file)).isInstanceOf(IOException.class).hasNoCause()
                .hasMessageStartingWith(file + ": a master key is 32 hexadecimal digits and nothing else")
                .hasMessageNotContaining("5EC2");
    }

    @Test
    void aKeyThatEverybodyCanReadIsRefused() throws IOException {
        write(HEX, "rw----r--");
        assertThatThrownBy(() -> CardKeyFile.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600").hasMessageNotContaining(HEX);
    }

    @Test
    void aFileThatIsNotThereIsAskedFor() {
        assertThatThrownBy(() -> CardKeyFile.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file").hasMessageContaining("openssl rand -hex 16 > " + file);
        assertThatThrownBy(() -> CardKeyFile.read(folder)).as("a folder").isInstanceOf(IOException.class);
    }

    @Test
    void everyCardThatIsANumberHasAKeyForEachSlot() {
        var keys = new DiversifiedKeys(Ref1MasterKey.ofHex(HEX));
        Ref1Key own = Ref1MasterKey.ofHex(HEX).of(CARD, 3);
        assertThat(keys.of("7", 3)).hasValue(own);
        assertThat(keys.of("00-07", 3)).hasValue(own);
        assertThat(keys.of("7", 4)).isPresent().isNotEqualTo(keys.of("7", 3));
        assertThat(keys.of("seven", 3)).isEmpty();
        assertThat(keys.toString()).doesNotContainIgnoringCase("0102");
    }
}
