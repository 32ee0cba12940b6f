package org.pilotacs.acs.provisioning.file;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ProvisioningFilesTest extends ProvisioningFilesContract {
    H2ProvisioningFilesTest() {
        super(TestDatabases.Kind.H2);
    }
}
