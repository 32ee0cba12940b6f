package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareCampaignsTest extends CareCampaignsContract {
    H2CareCampaignsTest() {
        super(TestDatabases.Kind.H2);
    }
}
