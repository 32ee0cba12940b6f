package org.pilotacs.acs.link.lwm2m;

import org.eclipse.californium.core.CoapExchange;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.BlockOption;
import org.eclipse.californium.core.server.resources.Resource;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.runtime.Remembered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Packages over CoAP, each block by itself (RFC 7959, section 2.4): nothing is kept of who fetches what, so a device may
/// stop and go on where it was, at another node too. Blocks. Safe for any number of threads.
final class PackageResource extends CoapResource {
    private static final Logger log = LoggerFactory.getLogger(PackageResource.class);
    /// 1 024 bytes, the largest block over UDP.
    private static final int LARGEST_SZX = 6;
    private static final int SEGMENTS = 4;
    private static final int TAG_BYTES = 8;
    private static final int REMEMBERED = 64;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

    private final Artefacts images;
    private final ImageAddresses addresses;
    private final Lwm2mMetrics metrics;
    private final Clock clock;
    private final Remembered<String, Known> known = new Remembered<>(REMEMBERED);

    /// An image that was asked for a moment ago.
    private record Known(Artefact image, Path file, Instant since) {}

    PackageResource(Artefacts images, ImageAddresses addresses, Lwm2mMetrics metrics, Clock clock) {
        super(ImageAddresses.FOLDER, false);
        this.images = images;
        this.addresses = addresses;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// What is below is not known by name but by its address.
    @Override
    public Resource getChild(String name) {
        return this;
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        try {
            String[] path = exchange.getRequestOptions().getUriPathString().split("/");
            Known found = path.length == SEGMENTS && addresses.isOurs(path[1], path[2]) ? find(path[1]) : null;
            if (found == null) {
                metrics.count("no-such-package");
                exchange.respond(ResponseCode.NOT_FOUND);
            } else {
                exchange.respond(block(found, exchange.getRequestOptions().getBlock2()));
            }
        } catch (IOException e) {
            log.atError().setCause(e).log("a package cannot be read");
            exchange.respond(ResponseCode.INTERNAL_SERVER_ERROR);
        }
    }

    private @Nullable Known find(String id) throws IOException {
        Instant now = clock.instant();
        Known before = known.get(id);
        if (before != null && now.isBefore(before.since.plus(KNOWN_FOR))) {
            return before;
        }
        Artefact image = images.find(id).orElse(null);
        Optional<Path> file = image == null ? Optional.empty() : images.file(image);
        if (image == null || file.isEmpty()) {
            known.forget(id);
            return null;
        }
        Known found = new Known(image, file.get(), now);
        known.put(id, found);
        return found;
    }

    private static Response block(Known found, @Nullable BlockOption asked) throws IOException {
        int szx = asked == null ? LARGEST_SZX : Math.min(asked.getSzx(), LARGEST_SZX);
        int number = asked == null ? 0 : asked.getNum();
        int size = BlockOption.szx2Size(szx);
        long from = (long) number * size;
        long total = found.image.bytes();
        if (from >= total && number > 0) {
            return new Response(ResponseCode.BAD_OPTION);
        }
        Response response = new Response(ResponseCode.CONTENT);
        response.getOptions().setBlock2(szx, from + size < total, number)
                .setContentFormat(MediaTypeRegistry.APPLICATION_OCTET_STREAM)
                .addETag(Arrays.copyOf(HexFormat.of().parseHex(found.image.sha256()), TAG_BYTES));
        if (number == 0 && total <= Integer.MAX_VALUE) {
            response.getOptions().setSize2((int) total);
        }
        response.setPayload(read(found.file, from, (int) Math.min(size, total - from)));
        return response;
    }

    private static byte[] read(Path file, long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(from);
            while (block.hasRemaining() && channel.read(block) >= 0) {
                // until it is full
            }
        }
        return Arrays.copyOf(block.array(), block.position());
    }
}
