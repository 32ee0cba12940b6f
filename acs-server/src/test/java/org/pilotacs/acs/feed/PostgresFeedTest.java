package org.pilotacs.acs.feed;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresFeedTest extends FeedContract {
    PostgresFeedTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
