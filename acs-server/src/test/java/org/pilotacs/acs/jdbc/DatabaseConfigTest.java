package org.pilotacs.acs.jdbc;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.Secret;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseConfigTest {
    @Test
    void theEmbeddedDatabaseWritesBeforeItAcknowledges() {
        DatabaseConfig config = DatabaseConfig.h2(Path.of("/data"));
        assertThat(config.url()).startsWith("jdbc:h2:async:/data/pilot;").contains(";WRITE_DELAY=0");
        assertThat(config.poolSize()).isEqualTo(DatabaseConfig.DEFAULT_POOL_SIZE);
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> DatabaseConfig.h2(Path.of("/data;INIT=x"))).hasMessageContaining("semicolon");
        assertThatThrownBy(() -> new DatabaseConfig("jdbc:mysql:x", "", Secret.NONE, 8))
                .hasMessageContaining("jdbc:h2: or jdbc:postgresql:");
        assertThatThrownBy(() -> new DatabaseConfig("jdbc:h2:x", "", Secret.NONE, 1)).hasMessageContaining("pool-size");
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(new DatabaseConfig("jdbc:h2:x", "u", Secret.of("hush"), 8).toString()).doesNotContain("hush");
    }
}
