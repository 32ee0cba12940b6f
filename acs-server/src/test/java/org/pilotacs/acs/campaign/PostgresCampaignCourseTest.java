package org.pilotacs.acs.campaign;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCampaignCourseTest extends CampaignCourseContract {
    PostgresCampaignCourseTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
