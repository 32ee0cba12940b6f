package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresInventoryTest extends InventoryContract {
    PostgresInventoryTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
