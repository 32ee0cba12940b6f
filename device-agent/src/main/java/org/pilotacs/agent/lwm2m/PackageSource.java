package org.pilotacs.agent.lwm2m;

import java.net.URI;

/// Where packages come from. Blocks while one is on its way.
interface PackageSource {
    Fetched fetch(URI address) throws InterruptedException;
}
