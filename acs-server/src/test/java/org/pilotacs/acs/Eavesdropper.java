package org.pilotacs.acs;

import org.pilotacs.protocols.simulcrypt.Pcap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stands between a client and a server, hands on what they say, and writes it down. For one connection. Safe for any number of
/// threads.
final class Eavesdropper implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Said> said = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    private record Said(boolean byClient, byte[] bytes) {}

    /// @param server its port on this machine
    Eavesdropper(int server) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (Socket client = listener.accept();
                    Socket to = new Socket(InetAddress.getLoopbackAddress(), server)) {
                sockets.addAll(List.of(client, to));
                Thread back = Thread.ofVirtual().start(() -> copy(to, client, false));
                copy(client, to, true);
                back.join();
            } catch (IOException _) {
                // over
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private void copy(Socket from, Socket to, boolean byClient) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (said) {
                    said.add(new Said(byClient, Arrays.copyOf(buffer, count)));
                }
                out.write(buffer, 0, count);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // one of them is gone
        }
    }

    /// What was said so far, as a capture of a connection to this port.
    Path write(Path file, int port) throws IOException {
        Pcap capture = new Pcap(port).open();
        synchronized (said) {
            for (Said one : said) {
                Pcap _ = one.byClient ? capture.fromClient(one.bytes) : capture.fromServer(one.bytes);
            }
        }
        return capture.close().write(file);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
