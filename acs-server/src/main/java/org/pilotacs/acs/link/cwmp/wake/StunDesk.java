package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer;
import org.pilotacs.protocols.cwmp.stun.BindingRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ErrorCode;
import org.pilotacs.protocols.cwmp.stun.StunDatagram;
import org.pilotacs.protocols.cwmp.stun.StunLimits;
import org.pilotacs.protocols.cwmp.stun.StunReader;
import org.pilotacs.protocols.cwmp.stun.StunWriter;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// What our STUN server says: shows devices how their address looks from here (RFC 3489, 9.3; TR-069 Amendment 6, G.2.1).
/// Knows no socket. Confined to one thread.
///
/// It must be of no use to those who are not devices. An answer goes to the address that asked and nowhere else, is at most
/// [#FACTOR] times as long as its request, and is no answer at all beyond a rate. Where a device listens is learnt only from
/// a request signed with the operator's STUN password: of others nobody knows who sent them, and the address in the
/// device's Inform counts.
final class StunDesk {
    static final int FACTOR = 3;
    /// RFC 3489, 11.2.
    private static final int RESPONSE_ADDRESS = 0x0002;
    private static final int CHANGE_REQUEST = 0x0003;

    private final StunReader reader = new StunReader(StunLimits.DEFAULT);
    private final StunWriter writer = new StunWriter();
    private final String password;
    private final SourceRate rate;
    private final Bindings bindings;
    private final WakeMetrics metrics;

    StunDesk(UdpConfig config, SourceRate rate, Bindings bindings, WakeMetrics metrics) {
        this.password = config.stunPassword().reveal();
        this.rate = rate;
        this.bindings = bindings;
        this.metrics = metrics;
    }

    /// The datagram to send back; null for none.
    ///
    /// @param own where we are; an unspecified address says that we do not know
    byte @Nullable [] answer(byte[] datagram, InetSocketAddress sender, InetSocketAddress own) {
        if (!rate.admits(sender.getAddress())) {
            metrics.stun("limited");
            return null;
        }
        try {
            return bounded(datagram.length, reader.readRequest(datagram), sender, own);
        } catch (MalformedMessageException _) {
            metrics.stun("malformed");
            return null;
        }
    }

    private byte @Nullable [] bounded(int length, StunDatagram<BindingRequest> request, InetSocketAddress sender,
            InetSocketAddress own) {
        byte[] answer = answer(request, sender, own);
        if (answer.length <= FACTOR * length) {
            return answer;
        }
        metrics.stun("too-long");
        return null;
    }

    private byte[] answer(StunDatagram<BindingRequest> datagram, InetSocketAddress sender, InetSocketAddress own) {
        BindingRequest request = datagram.message();
        List<Integer> beyondUs = beyondUs(request);
        if (!beyondUs.isEmpty()) {
            metrics.stun("not-understood");
            return error(request, ErrorCode.UNKNOWN_ATTRIBUTE, "Unknown Attribute",
                    new StunAttribute.UnknownAttributes(beyondUs));
        }
        if (password.isEmpty()) {
            metrics.stun("answered");
            return writer.write(response(request, sender, own));
        }
        byte[] refusal = refusal(datagram);
        if (refusal != null) {
            return refusal;
        }
        metrics.stun("signed");
        learn(request, sender);
        return writer.write(response(request, sender, own), password);
    }

    /// A device has one address to ask, and we have one to answer from; and where others are told to be answered to, they get
    /// no answer that they did not ask for.
    private static List<Integer> beyondUs(BindingRequest request) {
        List<Integer> types = new ArrayList<>(request.notUnderstood());
        StunAttribute.ChangeRequest change = request.find(StunAttribute.ChangeRequest.class);
        if (change != null && (change.ip() || change.port())) {
            types.add(CHANGE_REQUEST);
        }
        if (request.find(StunAttribute.ResponseAddress.class) != null) {
            types.add(RESPONSE_ADDRESS);
        }
        return types.stream().limit(8).toList();
    }

    /// What a request lacks that must be signed (RFC 3489, 8.1); null if nothing.
    private byte @Nullable [] refusal(StunDatagram<BindingRequest> datagram) {
        BindingRequest request = datagram.message();
        if (!datagram.isSigned()) {
            metrics.stun("unsigned");
            return error(request, ErrorCode.UNAUTHORIZED, "Unauthorized");
        }
        StunAttribute.Username username = request.find(StunAttribute.Username.class);
        if (username == null || username.name().isBlank()) {
            metrics.stun("nameless");
            return error(request, ErrorCode.MISSING_USERNAME, "Missing Username");
        }
        if (!datagram.isProofOf(password)) {
            metrics.stun("wrong-signature");
            return error(request, ErrorCode.INTEGRITY_CHECK_FAILURE, "Integrity Check Failure");
        }
        return null;
    }

    private void learn(BindingRequest request, InetSocketAddress sender) {
        StunAttribute.Username username = request.find(StunAttribute.Username.class);
        if (username != null && request.find(StunAttribute.ConnectionRequestBinding.class) != null) {
            bindings.saw(username.name().strip(), sender);
        }
    }

    private static BindingAnswer response(BindingRequest request, InetSocketAddress sender, InetSocketAddress own) {
        List<StunAttribute> attributes = new ArrayList<>();
        if (request.transaction().hasCookie()) {
            attributes.add(new StunAttribute.XorMappedAddress(sender));
        } else {
            attributes.add(new StunAttribute.MappedAddress(sender));
            if (!own.getAddress().isAnyLocalAddress()) {
                attributes.add(new StunAttribute.SourceAddress(own));
            }
        }
        if (request.find(StunAttribute.Fingerprint.class) != null) {
            attributes.add(new StunAttribute.Fingerprint());
        }
        return new BindingAnswer.BindingResponse(request.transaction(), attributes);
    }

    private byte[] error(BindingRequest request, int code, String reason, StunAttribute... more) {
        List<StunAttribute> attributes = new ArrayList<>(List.of(new ErrorCode(code, reason)));
        attributes.addAll(List.of(more));
        return writer.write(new BindingAnswer.BindingErrorResponse(request.transaction(), attributes));
    }
}
