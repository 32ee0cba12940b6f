package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareDiagnosisTest extends CareDiagnosisContract {
    H2CareDiagnosisTest() {
        super(TestDatabases.Kind.H2);
    }
}
