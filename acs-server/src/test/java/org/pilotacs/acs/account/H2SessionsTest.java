package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SessionsTest extends SessionsContract {
    H2SessionsTest() {
        super(TestDatabases.Kind.H2);
    }
}
