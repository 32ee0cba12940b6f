package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2PersonalDataExportTest extends PersonalDataExportContract {
    H2PersonalDataExportTest() {
        super(TestDatabases.Kind.H2);
    }
}
