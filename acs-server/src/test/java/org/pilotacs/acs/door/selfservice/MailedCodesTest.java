package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.OperatorsPortal;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.sender.MailServer;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;

import static org.assertj.core.api.Assertions.assertThat;

/// Given codes that go by e-mail, when a customer asks for one, then it comes, or they are told that it cannot.
class MailedCodesTest {
    @TempDir
    private Path folder;
    private final TestAuthority authority = new TestAuthority("operator root");
    private final OperatorsPortal portal = new OperatorsPortal();

    @AfterEach
    void close() {
        portal.close();
    }

    private TestDoor opened(CodeSenderConfig codes) {
        return TestDoor.withSelfService(TestDatabases.Kind.H2, new SelfServiceConfig("127.0.0.1", 0, "", Proxies.NONE,
                portal.config(), CustomerConfig.DEFAULT, Limits.DEFAULT, codes));
    }

    private HttpResponse<String> asks(TestDoor door, String path, String body) {
        Device box = SampleBox.comes(door.core, "SN-1001");
        return door.send(HttpRequest.newBuilder(door.mine("/self-service/v1" + SelfServiceCase.path(box) + path))
                .header("Authorization", "Bearer " + portal.token(SelfServiceCase.ANNA, door.core.clock.instant()))
                .header("Accept-Language", "pl").header("Idempotency-Key", "1")
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_code_that_was_mailed_restores_the_PIN() throws Exception {
        try (MailServer server = MailServer.open(); TestDoor door = opened(server.plain())) {
            HttpResponse<String> sent = asks(door, "/codes", "{\"for\":\"reset-pin\"}");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
            MailServer.Mail mail = server.took.getFirst();
            Matcher digits = SelfServiceCase.SIX_DIGITS.matcher(mail.message().getContent().toString());
            assertThat(digits.find()).isTrue();
            assertThat(mail.message().getContent().toString()).startsWith("Twój kod to").contains("ważny");
            HttpResponse<String> begun = asks(door, "/actions",
                    "{\"action\":\"reset-pin\",\"code\":\"" + digits.group() + "\"}");
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        }
    }

    @Test
    void a_customer_is_told_that_codes_cannot_be_sent_now() throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem(), StandardCharsets.US_ASCII);
        try (MailServer server = MailServer.guarded(TestAuthority.server(authority.issue("localhost", "localhost")));
                TestDoor door = opened(server.guarded("battery staple", ca))) {
            HttpResponse<String> refused = asks(door, "/codes", "{\"for\":\"reset-pin\"}");
            assertThat(refused.statusCode()).isEqualTo(503);
            JsonNode problem = SelfServiceCase.json(refused);
            assertThat(problem.path("code").asText()).isEqualTo("self-service.code-not-sent");
            assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("localhost", "password");
            assertThat(server.took).isEmpty();
        }
    }
}
