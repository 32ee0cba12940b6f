package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ProviderNamesTest extends ProviderNamesContract {
    H2ProviderNamesTest() {
        super(TestDatabases.Kind.H2);
    }
}
