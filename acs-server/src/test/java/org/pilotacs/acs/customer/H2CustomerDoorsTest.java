package org.pilotacs.acs.customer;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CustomerDoorsTest extends CustomerDoorsContract {
    H2CustomerDoorsTest() {
        super(TestDatabases.Kind.H2);
    }
}
