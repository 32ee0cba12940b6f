package org.pilotacs.acs.webhook;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2WebhooksTest extends WebhooksContract {
    H2WebhooksTest() {
        super(TestDatabases.Kind.H2);
    }
}
