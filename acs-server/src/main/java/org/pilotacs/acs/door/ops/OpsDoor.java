package org.pilotacs.acs.door.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/// What operations look at: health and metrics. Open to whoever reaches the port: it tells counts and states, nothing of a
/// customer or a box. Safe for any number of threads.
public final class OpsDoor {
    private static final Logger log = LoggerFactory.getLogger(OpsDoor.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    /// Prometheus text format 0.0.4.
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;
    private final List<Readiness> needs;

    public OpsDoor(PrometheusMeterRegistry meters, List<Readiness> needs) {
        this.meters = meters;
        this.needs = List.copyOf(needs);
    }

    public List<RouteGroup> routes() {
        return List.of(
                new RouteGroup("/health/", RouteGroup.Guard.open(), new Problems(),
                        List.of(Route.get("/health/live", _ -> reply(200, TEXT, "alive\n")),
                                Route.get("/health/ready", this::ready))),
                new RouteGroup("/metrics", RouteGroup.Guard.open(), new Problems(),
                        List.of(Route.get("/metrics", _ -> reply(200, METRICS, meters.scrape())))));
    }

    private HttpReply ready(HttpCall call) {
        StringBuilder text = new StringBuilder();
        boolean all = true;
        for (Readiness need : needs) {
            boolean works = works(need);
            all &= works;
            text.append(need.name()).append(works ? ": ok\n" : ": not ready\n");
        }
        return reply(all ? 200 : 503, TEXT, text.toString());
    }

    @SuppressWarnings("CatchingUnchecked") // a health check must answer whatever is wrong with what it checks
    private static boolean works(Readiness need) {
        try {
            need.check().verify();
            return true;
        } catch (Exception failure) {
            log.atWarn().addKeyValue("need", need.name()).setCause(failure).log("not ready");
            return false;
        }
    }

    private static HttpReply reply(int status, String type, String text) {
        return HttpReply.of(status, type, Body.of(text)).with("cache-control", "no-store");
    }
}
