package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCustomerMessagesTest extends CustomerMessagesContract {
    PostgresCustomerMessagesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
