package org.pilotacs.protocols.cwmp.stun;

import org.pilotacs.protocols.cwmp.stun.BindingAnswer.BindingErrorResponse;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer.BindingResponse;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.BindingChange;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ChangeRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ChangedAddress;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ConnectionRequestBinding;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ErrorCode;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.Fingerprint;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.MappedAddress;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ResponseAddress;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.Software;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.SourceAddress;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.Unknown;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.UnknownAttributes;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.Username;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.XorMappedAddress;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import static java.util.Map.entry;

/// What the fixtures say, as records.
final class StunSamples {
    static final String CLASSIC_PASSWORD = "stun-secret";
    static final String RFC_5769_PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    private static final TransactionId COUNTED = new TransactionId(0x0001020304050607L, 0x08090a0b0c0d0e0fL);
    private static final TransactionId CLASSIC = new TransactionId(0xc0ffee0011223344L, 0x5566778899aabbccL);
    private static final TransactionId COOKIE = new TransactionId(0x2112a442b7e7a701L, 0xbc34d686fa87dfaeL);
    private static final List<StunAttribute> ANNEX_G = List.of(new ConnectionRequestBinding(), new BindingChange(),
            new Username("CPE57689"));
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.9", 40123);

    static final Map<String, StunMessage> ALL = Map.ofEntries(
            entry("request-annex-g", new BindingRequest(COUNTED, ANNEX_G)),
            entry("request-signed-classic", new BindingRequest(COUNTED, ANNEX_G)),
            entry("request-signed-plain", new BindingRequest(COUNTED, ANNEX_G)),
            entry("request-signed-lengthless", new BindingRequest(COUNTED, ANNEX_G)),
            entry("request-change-response",
                    new BindingRequest(CLASSIC, List.of(new ChangeRequest(true, true), new ResponseAddress(OUTSIDE)))),
            entry("response-classic", new BindingResponse(CLASSIC,
                    List.of(new MappedAddress(OUTSIDE), new SourceAddress(new InetSocketAddress("192.0.2.1", 3478)),
                            new ChangedAddress(new InetSocketAddress("192.0.2.2", 3479))))),
            entry("error-unauthorized",
                    new BindingErrorResponse(CLASSIC, List.of(new ErrorCode(ErrorCode.UNAUTHORIZED, "Unauthorized")))),
            entry("error-unknown-attribute",
                    new BindingErrorResponse(CLASSIC,
                            List.of(new ErrorCode(ErrorCode.UNKNOWN_ATTRIBUTE, "Unknown Attribute"),
                                    new UnknownAttributes(List.of(0x7777))))),
            entry("rfc5769-2.1-request",
                    new BindingRequest(COOKIE,
                            List.of(new Software("STUN test client"), new Unknown(0x0024, "6e0001ff"),
                                    new Unknown(0x8029, "932ff9b151263b36"), new Username("evtj:h6vY"),
                                    new Fingerprint()))),
            entry("rfc5769-2.2-response-ipv4",
                    new BindingResponse(COOKIE,
                            List.of(new Software("test vector"),
                                    new XorMappedAddress(new InetSocketAddress("192.0.2.1", 32853)),
                                    new Fingerprint()))),
            entry("rfc5769-2.3-response-ipv6",
                    new BindingResponse(COOKIE,
                            List.of(new Software("test vector"),
                                    new XorMappedAddress(
                                            new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853)),
                                    new Fingerprint()))),
            entry("rfc5769-2.4-request-long-term",
                    new BindingRequest(new TransactionId(0x2112a44278ad3433L, 0xc6ad72c029da412eL),
                            List.of(new Username("マトリックス"),
                                    new Unknown(0x0015, "662f2f3439396b39353464364f4c33346f4c39465354767936347341"),
                                    new Unknown(0x0014, "6578616d706c652e6f7267")))));

    private StunSamples() {}

    static StunDatagram<? extends StunMessage> read(String name) throws Exception {
        var reader = new StunReader(StunLimits.DEFAULT);
        byte[] datagram = Fixture.hex(name);
        return Fixture.isRequest(name) ? reader.readRequest(datagram) : reader.readAnswer(datagram);
    }
}
