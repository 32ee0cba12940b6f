package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `/ping/{host}`: what this machine's `ping` says of an address. Safe for any number of threads.
final class PingResource {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:][A-Za-z0-9_.:-]*");
    private static final int LONGEST = 253;
    private static final int AT_ONCE = 16;
    private static final int SECONDS = 10;
    private static final int MOST_BYTES = 64 * 1024;

    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Witness witness;

    PingResource(Witness witness) {
        this.witness = witness;
    }

    HttpReply ping(HttpCall call) {
        String host = call.variable("host");
        if (!HOST.matcher(host).matches() || host.length() > LONGEST) {
            return NbiFace.text(404, "404 Not Found");
        }
        if (!permits.tryAcquire()) {
            return NbiFace.text(503, "Too many addresses are pinged at once; try again");
        }
        try {
            return witness.does(call, Deed.ACTED, Subject.NONE, "ping " + host, () -> answer(host));
        } finally {
            permits.release();
        }
    }

    private static HttpReply answer(String host) {
        List<String> command = List.of("ping", "-w", "1", "-i", "0.2", "-c", "3", host);
        try {
            Process ping = new ProcessBuilder(command).redirectErrorStream(true).start();
            ping.getOutputStream().close();
            String said = new String(ping.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            boolean ended = ping.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                ping.destroyForcibly();
            }
            return ended && ping.exitValue() == 0
                    ? NbiFace.text(200, said).with("content-type", "text/plain").with("cache-control", "no-cache")
                    : NbiFace.text(500, "Error: Command failed: " + String.join(" ", command) + "\n" + said);
        } catch (IOException _) {
            return NbiFace.text(500,
                    "Error: There is no ping on the server's machine; install it (Debian: iputils-ping)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NbiFace.text(500, "Error: interrupted");
        }
    }
}
