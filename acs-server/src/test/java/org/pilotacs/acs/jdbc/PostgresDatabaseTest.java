package org.pilotacs.acs.jdbc;

class PostgresDatabaseTest extends DatabaseContract {
    PostgresDatabaseTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
