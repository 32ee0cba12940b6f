package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCarouselStoreTest extends CarouselStoreContract {
    PostgresCarouselStoreTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
