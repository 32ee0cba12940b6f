package org.pilotacs.acs.sender;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

import javax.net.ssl.SSLContext;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on a port of this machine, that keeps what it takes.
public final class MailServer implements AutoCloseable {
    public static final String USERNAME = "pilot";
    public static final String PASSWORD = "correct horse";

    /// What it took.
    ///
    /// @param to as the envelope says
    /// @param raw as it came
    public record Mail(String from, String to, byte[] raw) {
        public MimeMessage message() throws MessagingException {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        }
    }

    public final List<Mail> took = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    private MailServer(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress()).port(0).hostName("mail.example")
                .messageHandler((_, from, to, data) -> took.add(new Mail(from, to, data))).build();
        server.start();
    }

    /// Takes letters of anybody.
    public static MailServer open() {
        return new MailServer(new SMTPServer.Builder());
    }

    /// Takes letters of who logs in, once nobody else can read that.
    public static MailServer guarded(SSLContext tls) {
        return new MailServer(new SMTPServer.Builder().enableTLS().requireTLS().startTlsSocketFactory(tls)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((name, password, _) -> {
                    if (!name.equals(USERNAME) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                })));
    }

    public int port() {
        return server.getPortAllocated();
    }

    /// Settings of a sender that writes by it, without hiding anything.
    public CodeSenderConfig plain() {
        return config(port(), CodeSenderConfig.Encryption.NONE, "", "", null);
    }

    /// Settings of a sender that logs in.
    ///
    /// @param ca whom it trusts; null for those that Java knows
    public CodeSenderConfig guarded(String password, @Nullable Path ca) {
        return config(port(), CodeSenderConfig.Encryption.STARTTLS, USERNAME, password, ca);
    }

    static CodeSenderConfig config(int port, CodeSenderConfig.Encryption encryption, String username, String password,
            @Nullable Path ca) {
        return new CodeSenderConfig("smtp", null, new CodeSenderConfig.Smtp("localhost", port, encryption, username,
                Secret.of(password), "care@operator.example", "", ca), "");
    }

    @Override
    public void close() {
        server.stop();
    }
}
