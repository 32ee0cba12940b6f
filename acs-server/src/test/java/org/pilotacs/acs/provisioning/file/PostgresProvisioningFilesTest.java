package org.pilotacs.acs.provisioning.file;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresProvisioningFilesTest extends ProvisioningFilesContract {
    PostgresProvisioningFilesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
