package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresErasingTest extends ErasingContract {
    PostgresErasingTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
