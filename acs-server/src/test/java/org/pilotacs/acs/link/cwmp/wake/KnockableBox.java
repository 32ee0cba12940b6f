package org.pilotacs.acs.link.cwmp.wake;

import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A box at the level of its socket: answers each request with what a function says.
final class KnockableBox implements AutoCloseable {
    /// Ends an answer after which the box hangs up.
    static final String CLOSE = "\u0000close";

    private final ServerSocket listener;
    private final boolean secure;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// @param certificate null for plain HTTP
    KnockableBox(Function<String, String> answers, @Nullable X509Bundle certificate) throws Exception {
        secure = certificate != null;
        listener = certificate == null
                ? new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
                : tls(certificate).createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    Thread.ofVirtual().start(() -> talk(socket, answers));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    private static SSLServerSocketFactory tls(X509Bundle certificate) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private void talk(Socket socket, Function<String, String> answers) {
        try (socket) {
            for (String request = read(socket.getInputStream()); !request.isEmpty(); request = read(
                    socket.getInputStream())) {
                requests.add(request);
                String answer = answers.apply(request);
                socket.getOutputStream()
                        .write(answer.replace(CLOSE, "").getBytes(StandardCharsets.ISO_8859_1));
                if (answer.endsWith(CLOSE)) {
                    return;
                }
            }
        } catch (IOException _) {
            // the caller left
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            request.append((char) b);
        }
        return request.toString();
    }

    String url() {
        return (secure ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort() + "/cr";
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
