package org.pilotacs.acs.incident;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2IncidentsTest extends IncidentsContract {
    H2IncidentsTest() {
        super(TestDatabases.Kind.H2);
    }
}
