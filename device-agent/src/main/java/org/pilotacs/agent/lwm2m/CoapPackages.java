package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Endpoint;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.FirmwareResult;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/// Packages over CoAP, block by block, from the socket that the client talks to its server by: so a server behind DTLS is
/// asked in the session that there is. One that breaks off is not gone on with.
///
/// @param endpoint null while there is none
/// @param patience for all of it
record CoapPackages(Supplier<@Nullable Endpoint> endpoint, int mostBytes, Duration patience) implements PackageSource {
    @Override
    public Fetched fetch(URI address) throws InterruptedException {
        Endpoint from = endpoint.get();
        if (from == null || !from.getUri().getScheme().equalsIgnoreCase(address.getScheme())) {
            return new Fetched.Failed(FirmwareResult.UNSUPPORTED_PROTOCOL);
        }
        Request request = Request.newGet();
        try {
            request.setURI(address.toString());
        } catch (IllegalArgumentException | IllegalStateException unknownHost) {
            return new Fetched.Failed(FirmwareResult.INVALID_URI);
        }
        Response response = request.send(from).waitForResponse(patience.toMillis());
        if (response == null) {
            request.cancel();
            return new Fetched.Failed(FirmwareResult.CONNECTION_LOST);
        }
        return fetched(response);
    }

    private Fetched fetched(Response response) {
        if (response.getCode() == ResponseCode.CONTENT) {
            return response.getPayloadSize() > mostBytes
                    ? new Fetched.Failed(FirmwareResult.NO_FLASH)
                    : new Fetched.Whole(response.getPayload());
        }
        return new Fetched.Failed(
                response.isClientError() ? FirmwareResult.INVALID_URI : FirmwareResult.CONNECTION_LOST);
    }
}
