package org.pilotacs.acs.link.lwm2m;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.DelivererException;
import org.eclipse.californium.core.server.ServerMessageDeliverer;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.request.ContentFormat;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The rim of the LwM2M link: hands each request from Californium's few threads to a worker of its own, where it may wait
/// for the database. What finds no worker is told to come later.
final class CoapDeliverer extends ServerMessageDeliverer {
    private static final Logger log = LoggerFactory.getLogger(CoapDeliverer.class);
    private static final Pattern LIFETIME = Pattern.compile("lt=[0-9]{1,18}");
    private static final Pattern BINDING = Pattern.compile("b=[UTSNQ]{1,5}");
    /// Forms that Send may have (LwM2M Core 1.1, section 6.4.6).
    private static final Set<Integer> SENT = Set.of(ContentFormat.SENML_JSON_CODE, ContentFormat.SENML_CBOR_CODE);
    /// Those who are turned away together are not to come back together, s.
    private static final int SOONEST = 10;
    private static final int LATEST = 60;

    private final Workers workers;
    private final Lwm2mMetrics metrics;
    private final RandomGenerator random;

    CoapDeliverer(Resource root, Configuration configuration, Workers workers, Lwm2mMetrics metrics,
            RandomGenerator random) {
        super(root, configuration);
        this.workers = workers;
        this.metrics = metrics;
        this.random = random;
    }

    @Override
    protected boolean preDeliverRequest(Exchange exchange) {
        if (!workers.begin(() -> deliver(exchange))) {
            metrics.count("turned-away");
            Response later = new Response(ResponseCode.SERVICE_UNAVAILABLE);
            later.getOptions().setMaxAge(random.nextLong(SOONEST, LATEST));
            exchange.sendResponse(later);
        }
        return true;
    }

    /// What Leshan takes without looking, and stumbles over: the lifetime and the binding mode of a registration, and the
    /// form of what is sent. Null if it is sound.
    private static @Nullable ResponseCode wrong(Request request) {
        for (String one : request.getOptions().getUriQueryStrings()) {
            if (one.startsWith("lt=") && !LIFETIME.matcher(one).matches()
                    || one.startsWith("b=") && !BINDING.matcher(one).matches()) {
                return ResponseCode.BAD_REQUEST;
            }
        }
        return request.getOptions().getUriPathString().equals("dp")
                && !SENT.contains(request.getOptions().getContentFormat())
                        ? ResponseCode.UNSUPPORTED_CONTENT_FORMAT
                        : null;
    }

    private void deliver(Exchange exchange) {
        long begun = System.nanoTime();
        try {
            Resource resource = findResource(exchange);
            ResponseCode wrong = wrong(exchange.getRequest());
            if (wrong != null) {
                metrics.count("bad-request");
                exchange.sendResponse(new Response(wrong));
            } else if (resource == null) {
                metrics.count("no-such-resource");
                exchange.sendResponse(new Response(ResponseCode.NOT_FOUND));
            } else {
                resource.handleRequest(exchange);
            }
        } catch (DelivererException e) {
            metrics.count("bad-request");
            exchange.sendResponse(new Response(e.getErrorResponseCode()));
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a message of a device was not worked on");
            exchange.sendResponse(new Response(ResponseCode.INTERNAL_SERVER_ERROR));
        } finally {
            metrics.answered(System.nanoTime() - begun);
        }
    }
}
