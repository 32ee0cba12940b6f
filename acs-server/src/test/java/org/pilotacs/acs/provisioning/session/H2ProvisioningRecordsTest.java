package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ProvisioningRecordsTest extends ProvisioningRecordsContract {
    H2ProvisioningRecordsTest() {
        super(TestDatabases.Kind.H2);
    }
}
