package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresProvisioningRecordsTest extends ProvisioningRecordsContract {
    PostgresProvisioningRecordsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
