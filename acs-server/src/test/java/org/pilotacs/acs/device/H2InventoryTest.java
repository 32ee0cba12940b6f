package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2InventoryTest extends InventoryContract {
    H2InventoryTest() {
        super(TestDatabases.Kind.H2);
    }
}
