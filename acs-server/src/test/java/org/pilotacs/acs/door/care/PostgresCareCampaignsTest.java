package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareCampaignsTest extends CareCampaignsContract {
    PostgresCareCampaignsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
