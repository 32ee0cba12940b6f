package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CarouselStoreTest extends CarouselStoreContract {
    H2CarouselStoreTest() {
        super(TestDatabases.Kind.H2);
    }
}
