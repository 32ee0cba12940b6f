package org.pilotacs.acs.provisioning.preset;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.util.List;

/// The definitions in the database.
public final class JdbcDefinitionStore implements DefinitionStore {
    private final Database database;

    public JdbcDefinitionStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Stored> all(DefinitionKind kind) {
        return database.with(handle -> handle
                .createQuery("SELECT name, body FROM provisioning_definition WHERE kind = :kind ORDER BY name")
                .bind("kind", kind.name())
                .map((row, _) -> new Stored(row.getString("name"), row.getString("body"))).list());
    }

    @Override
    public void put(DefinitionKind kind, String name, String body) {
        database.transact(handle -> {
            // first, so that two who put the same name come one after the other
            changed(handle);
            remove(handle, kind, name);
            return handle.createUpdate(
                    "INSERT INTO provisioning_definition (kind, name, body) VALUES (:kind, :name, :body)")
                    .bind("kind", kind.name()).bind("name", name).bind("body", body).execute();
        });
    }

    @Override
    public boolean remove(DefinitionKind kind, String name) {
        return database.transact(handle -> remove(handle, kind, name) && changed(handle));
    }

    private static boolean remove(Handle handle, DefinitionKind kind, String name) {
        return handle.createUpdate("DELETE FROM provisioning_definition WHERE kind = :kind AND name = :name")
                .bind("kind", kind.name()).bind("name", name).execute() > 0;
    }

    private static boolean changed(Handle handle) {
        return handle.createUpdate("UPDATE provisioning_revision SET revision = revision + 1 WHERE id = 1")
                .execute() > 0;
    }

    @Override
    public long revision() {
        return database.with(handle -> handle.createQuery("SELECT revision FROM provisioning_revision WHERE id = 1")
                .mapTo(Long.class).one());
    }
}
