package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2AccountsTest extends AccountsContract {
    H2AccountsTest() {
        super(TestDatabases.Kind.H2);
    }
}
