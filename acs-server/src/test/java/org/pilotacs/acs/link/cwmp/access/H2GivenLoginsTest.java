package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2GivenLoginsTest extends GivenLoginsContract {
    H2GivenLoginsTest() {
        super(TestDatabases.Kind.H2);
    }
}
