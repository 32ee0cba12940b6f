package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ErasingTest extends ErasingContract {
    H2ErasingTest() {
        super(TestDatabases.Kind.H2);
    }
}
