package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareDiagnosisTest extends CareDiagnosisContract {
    PostgresCareDiagnosisTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
