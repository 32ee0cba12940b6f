package org.pilotacs.acs.campaign;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CampaignCourseTest extends CampaignCourseContract {
    H2CampaignCourseTest() {
        super(TestDatabases.Kind.H2);
    }
}
