package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.Together;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The inventory in the database.
public final class JdbcInventory implements Inventory {
    /// Lines of one transaction.
    private static final int BATCH = 500;

    private final Database database;
    private final Clock clock;
    private final JdbcInventoryTable table = new JdbcInventoryTable();

    public JdbcInventory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Progress load(InventoryReader lines, Listener listener) throws IOException {
        Load load = new Load(listener);
        try {
            for (InventoryEntry entry = lines.next(); entry != null; entry = lines.next()) {
                load.take(entry);
            }
        } finally {
            load.flush();
        }
        return load.progress();
    }

    private void write(List<InventoryEntry.Read> lines) {
        database.transact(handle -> {
            table.write(handle, lines.stream().map(InventoryEntry.Read::value).toList(), clock.instant());
            return true;
        });
    }

    /// One import. Confined to its thread.
    private final class Load {
        private final Listener listener;
        private final Map<JdbcInventoryTable.Name, InventoryEntry.Read> batch = new LinkedHashMap<>();
        private long read;
        private long imported;
        private long failed;

        Load(Listener listener) {
            this.listener = listener;
        }

        void take(InventoryEntry entry) {
            read++;
            switch (entry) {
                case InventoryEntry.Rejected rejected -> reject(rejected);
                case InventoryEntry.Read line -> {
                    JdbcInventoryTable.Name name = JdbcInventoryTable.Name.of(line.value());
                    if (batch.containsKey(name) || batch.size() == BATCH) {
                        flush();
                    }
                    batch.put(name, line);
                }
            }
        }

        void flush() {
            List<InventoryEntry.Read> lines = List.copyOf(batch.values());
            batch.clear();
            if (!lines.isEmpty()) {
                Together.Written written = Together.write("inventory", lines, JdbcInventory.this::write);
                if (written.outage() != null) {
                    throw written.outage();
                }
                for (int i = 0; i < lines.size(); i++) {
                    count(lines.get(i), written.failures().get(i));
                }
            }
            listener.progress(progress());
        }

        private void count(InventoryEntry.Read line, @Nullable RuntimeException failure) {
            if (failure == null) {
                imported++;
            } else {
                reject(new InventoryEntry.Rejected(line.line(), "",
                        InventorySaying.NOT_STORED.of(Saying.of(String.valueOf(failure.getMessage())))));
            }
        }

        private void reject(InventoryEntry.Rejected line) {
            failed++;
            listener.rejected(line);
        }

        Progress progress() {
            return new Progress(read, imported, failed);
        }
    }
}
