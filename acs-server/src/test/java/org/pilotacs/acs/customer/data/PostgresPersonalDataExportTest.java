package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresPersonalDataExportTest extends PersonalDataExportContract {
    PostgresPersonalDataExportTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
