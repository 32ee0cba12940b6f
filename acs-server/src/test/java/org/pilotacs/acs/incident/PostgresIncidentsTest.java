package org.pilotacs.acs.incident;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresIncidentsTest extends IncidentsContract {
    PostgresIncidentsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
