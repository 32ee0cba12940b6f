package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// What tells a device behind NAT to open a session: an HTTP request in one datagram (TR-069, G.2.2.3). Nobody answers it.
///
/// @param timestamp of the server's clock, in whole seconds since 1970
/// @param id the same in all copies of one request, another in the next one
/// @param username of the connection request
/// @param cnonce random text
/// @param signature 40 hex digits in upper case
public record UdpConnectionRequest(Instant timestamp, long id, String username, String cnonce, String signature) {
    private static final Pattern HEX = Pattern.compile("[0-9A-F]*");

    public UdpConnectionRequest {
        timestamp = timestamp.truncatedTo(ChronoUnit.SECONDS);
        if (timestamp.isBefore(Instant.EPOCH) || id < 0) {
            throw new IllegalArgumentException("timestamp and id have no sign");
        }
        if (!HEX.matcher(signature).matches()) {
            throw new IllegalArgumentException("a signature is hex in upper case");
        }
    }

    /// One that we can vouch for.
    public static UdpConnectionRequest signed(Instant timestamp, long id, String username, String cnonce,
            String password) {
        var unsigned = new UdpConnectionRequest(timestamp, id, username, cnonce, "");
        return new UdpConnectionRequest(timestamp, id, username, cnonce, unsigned.signature(password));
    }

    /// Reads a datagram, tolerantly: whatever stands before the question mark, parameters in any order, no header at all.
    ///
    /// @throws MalformedMessageException bytes that are no UDP connection request
    public static UdpConnectionRequest read(byte[] datagram) throws MalformedMessageException {
        UdpQuery query = UdpQuery.read(datagram);
        return new UdpConnectionRequest(Instant.ofEpochSecond(query.number("ts")), query.number("id"),
                query.text("un"), query.text("cn"), query.signature("sig").toUpperCase(Locale.ROOT));
    }

    /// As it goes to that address. Copies of it may be sent, and should be.
    public byte[] datagramTo(InetSocketAddress target) {
        String authority = authority(target);
        return ("GET http://" + authority + "?ts=" + timestamp.getEpochSecond() + "&id=" + id + "&un="
                + encoded(username) + "&cn=" + encoded(cnonce) + "&sig=" + signature + " HTTP/1.1\r\nHost: "
                + authority + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether who made this request knew the password. Takes the same time wherever the signature is wrong.
    public boolean isProofOf(String password) {
        return MessageDigest.isEqual(signature(password).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    /// Whether this is neither a copy of the last request that was obeyed, nor older.
    ///
    /// @param last null before the first one
    public boolean isNewAfter(@Nullable UdpConnectionRequest last) {
        return last == null || timestamp.isAfter(last.timestamp) && id != last.id;
    }

    private static String authority(InetSocketAddress target) {
        if (target.isUnresolved()) {
            throw new IllegalArgumentException("an unresolved address: " + target);
        }
        String host = target.getAddress().getHostAddress();
        int scope = host.indexOf('%');
        String unscoped = scope < 0 ? host : host.substring(0, scope);
        return (target.getAddress() instanceof Inet6Address ? "[" + unscoped + "]" : unscoped) + ":" + target.getPort();
    }

    // %20 and not +: the devices that undo no plus undo the other, if they undo anything.
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String signature(String password) {
        String text = timestamp.getEpochSecond() + Long.toString(id) + username + cnonce;
        return HexFormat.of().withUpperCase()
                .formatHex(HmacSha1.of(HmacSha1.key(password), text.getBytes(StandardCharsets.UTF_8)));
    }
}
