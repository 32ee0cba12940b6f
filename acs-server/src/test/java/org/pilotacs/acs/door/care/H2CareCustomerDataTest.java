package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareCustomerDataTest extends CareCustomerDataContract {
    H2CareCustomerDataTest() {
        super(TestDatabases.Kind.H2);
    }
}
