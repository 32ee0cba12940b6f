package org.pilotacs.acs.feed;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2FeedTest extends FeedContract {
    H2FeedTest() {
        super(TestDatabases.Kind.H2);
    }
}
