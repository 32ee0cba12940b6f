package org.pilotacs.acs.jdbc;

class H2DatabaseTest extends DatabaseContract {
    H2DatabaseTest() {
        super(TestDatabases.Kind.H2);
    }
}
