package org.pilotacs.acs.webhook;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresWebhooksTest extends WebhooksContract {
    PostgresWebhooksTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
