package org.pilotacs.acs.contact;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ContactReportsTest extends ContactReportsContract {
    H2ContactReportsTest() {
        super(TestDatabases.Kind.H2);
    }
}
