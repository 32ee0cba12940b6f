package org.pilotacs.acs.customer;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCustomerDoorsTest extends CustomerDoorsContract {
    PostgresCustomerDoorsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
