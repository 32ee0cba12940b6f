package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLSocketFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One GET at a box and the head of its answer, over a socket of its own. An HTTP library would not do: boxes end lines with
/// a bare LF, fold headers, leave out the empty line, close at once, and drop callers whose request does not arrive within
/// milliseconds of the connection. Nothing of the answer counts but its status and its Digest challenge. Blocks.
final class KnockExchange {
    private static final int MOST = 16 << 10;

    private final InetAddress address;
    private final int port;
    private final @Nullable SSLSocketFactory tls;
    private final Duration patience;

    /// @param tls null for none
    KnockExchange(InetAddress address, int port, @Nullable SSLSocketFactory tls, Duration patience) {
        this.address = address;
        this.port = port;
        this.tls = tls;
        this.patience = patience;
    }

    /// What the box answered.
    ///
    /// @param challenge the Digest challenge; null if there is none
    record Answer(int status, @Nullable String challenge) {}

    /// @param host as the box named itself, for the Host header
    /// @param target path and query
    /// @param authorization null for none
    Answer get(String host, String target, @Nullable String authorization) throws IOException {
        byte[] request = ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: Pilot\r\n"
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = open()) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return answer(head(socket));
        }
    }

    private Socket open() throws IOException {
        Socket plain = new DeadlineSocket(patience);
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
            return tls == null ? plain : tls.createSocket(plain, address.getHostAddress(), port, true);
        } catch (IOException failure) {
            plain.close();
            throw failure;
        }
    }

    /// Up to the empty line, the end of the stream, or the limits of size and time, whichever comes first.
    private static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] chunk = new byte[2048];
        while (head.size() < MOST) {
            int count = in.read(chunk);
            if (count < 0) {
                break;
            }
            head.write(chunk, 0, count);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.contains("\r\n\r\n") || text.contains("\n\n")) {
                return text;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Answer answer(String head) throws IOException {
        List<String> lines = unfolded(head);
        String[] status = (lines.isEmpty() ? "" : lines.getFirst()).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/") || !status[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the answer is no HTTP");
        }
        String challenge = null;
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("www-authenticate")) {
                String value = line.substring(colon + 1).strip();
                if (value.regionMatches(true, 0, "Digest", 0, 6)) {
                    challenge = value;
                    break;
                }
            }
        }
        return new Answer(Integer.parseInt(status[1]), challenge);
    }

    /// The lines of the head; a line that begins with a space goes on the one before it (RFC 9112, 5.2).
    private static List<String> unfolded(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : head.split("\r?\n")) {
            if (line.isEmpty()) {
                break;
            }
            if (!lines.isEmpty() && Character.isWhitespace(line.charAt(0))) {
                lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }
}
