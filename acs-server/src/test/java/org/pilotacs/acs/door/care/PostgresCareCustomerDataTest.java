package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareCustomerDataTest extends CareCustomerDataContract {
    PostgresCareCustomerDataTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
