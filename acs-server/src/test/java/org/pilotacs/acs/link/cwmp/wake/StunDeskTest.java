package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer;
import org.pilotacs.protocols.cwmp.stun.BindingRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunAttribute.ErrorCode;
import org.pilotacs.protocols.cwmp.stun.StunDatagram;
import org.pilotacs.protocols.cwmp.stun.StunLimits;
import org.pilotacs.protocols.cwmp.stun.StunReader;
import org.pilotacs.protocols.cwmp.stun.StunWriter;
import org.pilotacs.protocols.cwmp.stun.TransactionId;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// What our STUN server says, and what it keeps to itself (RFC 3489; TR-069 Amendment 6, G.2.1).
class StunDeskTest {
    private static final Identity BOX = new Identity("Norvik", "B4C5D6", "HomeGate5", "NH00000001");
    private static final InetSocketAddress SENDER = new InetSocketAddress("203.0.113.9", 40_123);
    private static final InetSocketAddress SENDER_6 = new InetSocketAddress("2001:db8::9", 40_123);
    private static final InetSocketAddress OWN = new InetSocketAddress("192.0.2.1", 3478);
    private static final StunAttribute BINDING = new StunAttribute.ConnectionRequestBinding();
    private static final StunAttribute NAME = new StunAttribute.Username("nh00000001");
    private static final String PASSWORD = "stun-secret";
    private static final StunWriter WRITER = new StunWriter();

    private final SettableClock clock = new SettableClock();
    private final Random random = new Random(1);
    private final Bindings bindings = new Bindings(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_device_is_shown_how_its_address_looks_from_here() throws Exception {
        BindingRequest request = new BindingRequest(TransactionId.classic(random), List.of(BINDING));
        BindingAnswer answer = answer(desk(""), WRITER.write(request)).message();
        assertThat(answer).isInstanceOf(BindingAnswer.BindingResponse.class);
        assertThat(answer.transaction()).isEqualTo(request.transaction());
        assertThat(answer.attributes()).containsExactly(new StunAttribute.MappedAddress(SENDER),
                new StunAttribute.SourceAddress(OWN));
    }

    @Test
    void a_client_of_the_newer_dialect_is_answered_in_it() throws Exception {
        BindingRequest request = new BindingRequest(TransactionId.withCookie(random),
                List.of(BINDING, new StunAttribute.Fingerprint()));
        assertThat(answer(desk(""), WRITER.write(request)).message().attributes())
                .containsExactly(new StunAttribute.XorMappedAddress(SENDER), new StunAttribute.Fingerprint());
    }

    /// RFC 3489, 8.1.
    @Test
    void where_there_is_a_password_a_request_must_be_signed_and_named() throws Exception {
        StunDesk desk = desk(PASSWORD);
        assertThat(code(desk, WRITER.write(request(BINDING, NAME)))).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(code(desk, WRITER.write(request(BINDING), PASSWORD))).isEqualTo(ErrorCode.MISSING_USERNAME);
        assertThat(code(desk, WRITER.write(request(BINDING, NAME), "guess")))
                .isEqualTo(ErrorCode.INTEGRITY_CHECK_FAILURE);
        assertThat(bindings.of(BOX)).isNull();

        StunDatagram<BindingAnswer> answer = answer(desk, WRITER.write(request(BINDING, NAME), PASSWORD));
        assertThat(answer.message()).isInstanceOf(BindingAnswer.BindingResponse.class);
        assertThat(answer.isProofOf(PASSWORD)).isTrue();
    }

    @Test
    void where_a_device_listens_is_learnt_from_a_signed_request_for_ten_minutes() {
        StunDesk desk = desk(PASSWORD);
        desk.answer(WRITER.write(request(NAME), PASSWORD), SENDER, OWN);
        assertThat(bindings.of(BOX)).as("an other port of the device asked").isNull();

        desk.answer(WRITER.write(request(BINDING, NAME), PASSWORD), SENDER, OWN);
        assertThat(bindings.of(BOX)).isEqualTo("203.0.113.9:40123");
        desk.answer(WRITER.write(request(BINDING, NAME), PASSWORD), SENDER_6, OWN);
        assertThat(bindings.of(BOX)).as("the newest counts").isEqualTo("[2001:db8:0:0:0:0:0:9]:40123");
        assertThat(bindings.of(new Identity("Norvik", "B4C5D6", "HomeGate5", "NH00000002"))).isNull();

        clock.advance(Bindings.GOOD_FOR.plusSeconds(1));
        assertThat(bindings.of(BOX)).isNull();
    }

    @Test
    void without_a_password_nobody_can_say_where_a_device_is() {
        StunDesk desk = desk("");
        desk.answer(WRITER.write(request(BINDING, NAME)), SENDER, OWN);
        desk.answer(WRITER.write(request(BINDING, NAME), "anything"), SENDER, OWN);
        assertThat(bindings.of(BOX)).isNull();
    }

    @Test
    void nobody_else_is_answered_than_who_asked() throws Exception {
        StunAttribute elsewhere = new StunAttribute.ResponseAddress(new InetSocketAddress("198.51.100.7", 53));
        for (StunAttribute beyond : List.of(elsewhere, new StunAttribute.ChangeRequest(true, false),
                new StunAttribute.ChangeRequest(false, true))) {
            assertThat(code(desk(""), WRITER.write(request(beyond)))).as("%s", beyond)
                    .isEqualTo(ErrorCode.UNKNOWN_ATTRIBUTE);
        }
        assertThat(answer(desk(""), WRITER.write(request(new StunAttribute.ChangeRequest(false, false)))).message())
                .isInstanceOf(BindingAnswer.BindingResponse.class);
    }

    @Test
    void an_answer_is_at_most_three_times_as_long_as_its_request() {
        for (StunDesk desk : List.of(desk(""), desk(PASSWORD))) {
            for (TransactionId transaction : List.of(TransactionId.classic(random), TransactionId.withCookie(random))) {
                for (List<StunAttribute> attributes : List.<List<StunAttribute>>of(List.of(), List.of(BINDING),
                        List.of(NAME), List.of(new StunAttribute.Unknown(0x7001, "")),
                        List.of(new StunAttribute.ChangeRequest(true, true)))) {
                    for (InetSocketAddress sender : List.of(SENDER, SENDER_6)) {
                        byte[] request = WRITER.write(new BindingRequest(transaction, attributes));
                        byte[] answer = desk.answer(request, sender, new InetSocketAddress("2001:db8::1", 3478));
                        assertThat(answer == null ? 0 : answer.length)
                                .isLessThanOrEqualTo(StunDesk.FACTOR * request.length);
                    }
                }
            }
        }
    }

    @Test
    void what_is_no_request_is_not_answered() {
        StunDesk desk = desk("");
        for (int i = 0; i < 1_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            assertThat(desk.answer(noise, SENDER, OWN)).isNull();
        }
        BindingAnswer answer = new BindingAnswer.BindingResponse(TransactionId.classic(random), List.of());
        assertThat(desk.answer(WRITER.write(answer), SENDER, OWN)).as("two servers do not talk for ever").isNull();
        assertThat(count("malformed")).isPositive();
    }

    @Test
    void one_address_is_answered_so_often_in_a_second_and_others_all_the_same() {
        StunDesk desk = desk("");
        byte[] request = WRITER.write(request(BINDING));
        for (int i = 0; i < 100; i++) {
            assertThat(desk.answer(request, SENDER, OWN)).isNotNull();
        }
        assertThat(desk.answer(request, SENDER, OWN)).isNull();
        assertThat(count("limited")).isEqualTo(1);
        assertThat(desk.answer(request, new InetSocketAddress("203.0.113.10", 1), OWN)).isNotNull();
        clock.advance(java.time.Duration.ofSeconds(1));
        assertThat(desk.answer(request, SENDER, OWN)).isNotNull();
    }

    /// A host has as many IPv6 addresses as it likes.
    @Test
    void a_network_of_ipv6_counts_as_one_address() {
        StunDesk desk = desk("");
        byte[] request = WRITER.write(request(BINDING));
        for (int i = 0; i < 100; i++) {
            assertThat(desk.answer(request, new InetSocketAddress("2001:db8::" + i, 1), OWN)).isNotNull();
        }
        assertThat(desk.answer(request, new InetSocketAddress("2001:db8::ffff", 1), OWN)).isNull();
        assertThat(desk.answer(request, new InetSocketAddress("2001:db8:0:1::1", 1), OWN)).isNotNull();
    }

    private StunDesk desk(String password) {
        UdpConfig config = new UdpConfig(true, 0, Secret.of(password), 100);
        return new StunDesk(config, new SourceRate(config.rate(), clock), bindings, new WakeMetrics(meters));
    }

    private BindingRequest request(StunAttribute... attributes) {
        return new BindingRequest(TransactionId.classic(random), List.of(attributes));
    }

    private static StunDatagram<BindingAnswer> answer(StunDesk desk, byte[] request) throws MalformedMessageException {
        byte[] answer = desk.answer(request, SENDER, OWN);
        return new StunReader(StunLimits.DEFAULT).readAnswer(Objects.requireNonNull(answer, "an answer"));
    }

    private static int code(StunDesk desk, byte[] request) throws MalformedMessageException {
        BindingAnswer answer = answer(desk, request).message();
        return Objects.requireNonNull(answer.find(ErrorCode.class), "a refusal").code();
    }

    private double count(String result) {
        return meters.counter("pilot.cwmp.stun", "result", result).count();
    }
}
