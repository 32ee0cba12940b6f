package org.pilotacs.acs.sender;

import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.link.cwmp.TestAuthority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/// Letters to a real mail server, over real sockets.
class SmtpCodeSenderTest {
    private static final Customer ANNA = new Customer("10045512", "anna@example.com");
    private static final CodeSender.Letter LETTER = new CodeSender.Letter("Twój kod: zażółć",
            "Twój kod to 123456. Zażółć gęślą jaźń.", "pl", Instant.parse("2026-11-30T12:00:00Z"));
    /// More than a server that says nothing is waited for, and less than anybody waits.
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    @TempDir
    private Path folder;
    private TestAuthority authority;
    private Path ca;

    @BeforeEach
    void trust() throws IOException {
        authority = new TestAuthority("operator root");
        ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem(), StandardCharsets.US_ASCII);
    }

    private MailServer guarded() {
        return MailServer.guarded(TestAuthority.server(authority.issue("localhost", "localhost")));
    }

    private static void send(CodeSenderConfig config) throws IOException {
        try (CodeSender sender = CodeSenders.open(config)) {
            sender.send(ANNA, LETTER);
        }
    }

    @Test
    void a_letter_arrives_at_the_customers_address_and_its_Polish_is_legible() throws Exception {
        try (MailServer server = MailServer.open()) {
            send(server.plain());
            MailServer.Mail mail = server.took.getFirst();
            assertThat(mail.from()).isEqualTo("care@operator.example");
            assertThat(mail.to()).isEqualTo("anna@example.com");
            MimeMessage message = mail.message();
            assertThat(message.getHeader("From")).containsExactly("care@operator.example");
            assertThat(message.getHeader("To")).containsExactly("anna@example.com");
            assertThat(message.getSubject()).isEqualTo("Twój kod: zażółć");
            assertThat(message.getHeader("Subject", "")).as("headers are ASCII (RFC 5322, 2.2)")
                    .matches("[\\x20-\\x7e]+").startsWith("=?UTF-8?");
            assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(message.getContent().toString().strip()).isEqualTo("Twój kod to 123456. Zażółć gęślą jaźń.");
            assertThat(message.getHeader("Content-Language")).containsExactly("pl");
            assertThat(message.getHeader("Auto-Submitted")).as("so that no holiday note answers (RFC 3834, 5)")
                    .containsExactly("auto-generated");
            assertThat(message.getMessageID()).isNotBlank();
            assertThat(message.getSentDate()).as("every message has one (RFC 5322, 3.6)")
                    .isEqualTo(LETTER.at());
        }
    }

    @Test
    void a_gateway_that_knows_telephones_is_written_to_by_the_number() throws Exception {
        try (MailServer server = MailServer.open()) {
            CodeSenderConfig plain = server.plain();
            CodeSenderConfig.Smtp smtp = plain.smtp();
            send(new CodeSenderConfig("smtp", null, new CodeSenderConfig.Smtp(smtp.host(), smtp.port(),
                    smtp.encryption(), "", smtp.password(), smtp.from(), "{subscriber}@sms.operator.example", null),
                    ""));
            assertThat(server.took).extracting(MailServer.Mail::to).containsExactly("10045512@sms.operator.example");
        }
    }

    @Test
    void with_STARTTLS_it_logs_in_where_nobody_can_read_that() throws Exception {
        try (MailServer server = guarded()) {
            send(server.guarded(MailServer.PASSWORD, ca));
            assertThat(server.took).hasSize(1);
        }
    }

    @Test
    void a_wrong_password_is_said_to_be_one_and_is_in_no_message() {
        try (MailServer server = guarded()) {
            assertThatThrownBy(() -> send(server.guarded("battery staple", ca))).isInstanceOf(IOException.class)
                    .hasMessage("the mail server localhost refuses the name or the password")
                    .hasMessageNotContaining("battery");
            assertThat(server.took).isEmpty();
        }
    }

    @Test
    void nothing_is_said_to_a_server_whose_certificate_is_not_trusted_or_not_its_own() {
        try (MailServer server = guarded();
                MailServer other = MailServer
                        .guarded(TestAuthority.server(authority.issue("elsewhere", "mail.elsewhere.example")))) {
            assertThatThrownBy(() -> send(server.guarded(MailServer.PASSWORD, null))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> send(other.guarded(MailServer.PASSWORD, ca))).isInstanceOf(IOException.class);
            assertThat(server.took).isEmpty();
            assertThat(other.took).isEmpty();
        }
    }

    @Test
    void without_STARTTLS_at_the_other_end_nothing_is_sent() {
        try (MailServer server = MailServer.open()) {
            CodeSenderConfig config = MailServer.config(server.port(), CodeSenderConfig.Encryption.STARTTLS, "", "",
                    ca);
            assertThatThrownBy(() -> send(config)).isInstanceOf(IOException.class);
            assertThat(server.took).isEmpty();
        }
    }

    @Test
    void a_server_that_is_down_is_said_to_take_nothing() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        assertThatThrownBy(() -> send(MailServer.config(nobody, CodeSenderConfig.Encryption.NONE, "", "", null)))
                .isInstanceOf(IOException.class).hasMessage("the mail server localhost did not take a letter");
    }

    @Test
    void a_server_that_says_nothing_holds_up_nobody_for_long() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                CodeSender sender = CodeSenders.open(MailServer.config(silent.getLocalPort(),
                        CodeSenderConfig.Encryption.NONE, "", "", null));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> twelve = IntStream.range(0, 12).<Future<?>>mapToObj(_ -> threads
                    .submit(() -> assertThatThrownBy(() -> sender.send(ANNA, LETTER)).isInstanceOf(IOException.class)))
                    .toList();
            for (Future<?> one : twelve) {
                one.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> sender.send(ANNA, LETTER))
                    .as("those who gave up hold nothing").isInstanceOf(IOException.class)
                    .hasMessage("the mail server localhost did not take a letter"));
        }
    }
}
