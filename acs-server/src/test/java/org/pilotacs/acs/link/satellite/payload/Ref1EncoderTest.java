package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.CardOrder.Pair;
import org.pilotacs.acs.task.CardOrder.RefreshRights;
import org.pilotacs.acs.task.CardOrder.ResetPin;
import org.pilotacs.acs.task.CardOrder.Restart;
import org.pilotacs.acs.task.CardOrder.Right;
import org.pilotacs.acs.task.CardOrder.ShowCode;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class Ref1EncoderTest {
    private static final String CARD = "1234567890123456";
    private static final Instant EXPIRY = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final RefreshRights LOOK_ANEW = new RefreshRights(List.of());

    private final Ref1Encoder encoder = encoder(Ref1Config.DEFAULT);

    private static Ref1Encoder encoder(Ref1Config config) {
        return new Ref1Encoder(0x5A5A, DataType.EMM, new DiversifiedKeys(MASTER), config);
    }

    private static EmmRequest request(CardOrder... orders) {
        return new EmmRequest(CARD, List.of(orders), 42, EXPIRY);
    }

    private static Ref1Message read(EncodedEmm emm, int slot) throws Exception {
        assertThat(emm.sections()).hasSize(1);
        return Ref1.decode(emm.sections().getFirst(), MASTER.of(new EmmAddress.Unique(1234567890123456L), slot));
    }

    private List<EmmCommand> said(int slot, CardOrder... orders) throws Exception {
        return read(encoder.encode(request(orders)), slot).commands();
    }

    private static String refusal(Ref1Encoder encoder, EmmRequest request) {
        return catchThrowableOfType(EmmRejectedException.class, () -> encoder.encode(request)).saying().toString();
    }

    private String refusal(CardOrder... orders) {
        return refusal(encoder, request(orders));
    }

    /// The published vector of REF-1, made by another program.
    @Test
    void itMakesTheVectorOfTheSpecification() throws Exception {
        Ref1Key key = Ref1Key.ofHex("000102030405060708090A0B0C0D0E0F");
        var config = new Ref1Config(new KeySlots(3, 1, 3), false, Duration.ofSeconds(30));
        var fixed = new Ref1Encoder(0x5A5A, DataType.EMM, (card, slot) -> Optional.of(key), config);
        EncodedEmm emm = fixed.encode(new EmmRequest(CARD,
                List.of(new RefreshRights(List.of(new Right(0x0101, END))), new Restart()), 42,
                Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(emm.sections().getFirst()))
                .isEqualTo("82 70 27 01 03 00 04 62 D5 3C 8A BA C0 00 00 00 2A 69 55 B9 00 02"
                        + " 01 06 01 01 6B 36 EC 80 06 02 00 1E 31 B3 F6 F4 19 CC 7A 3A");
    }

    /// From master key to message, signed and encrypted, with the code: what OpenSSL makes of the same.
    @Test
    void anotherProgramMakesTheSameOfTheMasterKey() throws Exception {
        EmmRequest request = request(new ResetPin(), new ShowCode(MINUTE));
        assertThat(HexFormat.of().withUpperCase().formatHex(encoder.encode(request).sections().getFirst())).isEqualTo(
                "8270220101000462D53C8ABAC00000002A69CC600002" + "030200000B013C" + "7F8716A055DFAD1C");
        var secretive = encoder(new Ref1Config(KeySlots.DEFAULT, true, Duration.ZERO));
        assertThat(HexFormat.of().withUpperCase().formatHex(secretive.encode(request).sections().getFirst()))
                .isEqualTo("82702A0121000462D53C8ABAC00000002A69CC600002" + "BD923C966EAEE6"
                        + "6DC6D51804BC551FC0E940B5A726E6C0");
        assertThat(encoder.confirmCode(CARD, request.orders(), 42)).hasValue("552476");
    }

    @Test
    void eachOrderHasItsCommandAndItsSlot() throws Exception {
        assertThat(said(0, LOOK_ANEW)).containsExactly(new EmmCommand.RefreshEntitlement(List.of()));
        assertThat(said(0, new RefreshRights(List.of(new Right(257, END))), new Pair("SV00000042"))).containsExactly(
                new EmmCommand.RefreshEntitlement(List.of(new EmmCommand.Right(257, END))), new EmmCommand.Pair(42));
        assertThat(said(1, new ResetPin()))
                .containsExactly(new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, null));
        assertThat(said(2, new Restart())).containsExactly(new EmmCommand.Reboot(Duration.ZERO));
        assertThat(said(1, new ResetPin(), new ShowCode(MINUTE))).containsExactly(
                new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, null), new EmmCommand.ShowConfirmCode(MINUTE));
        assertThat(said(0, new ShowCode(MINUTE))).containsExactly(new EmmCommand.ShowConfirmCode(MINUTE));
        assertThat(encoder.kinds()).containsExactlyInAnyOrder(OrderKind.values());
        assertThat(encoder.knows(new Restart())).isTrue();
    }

    @Test
    void theHeadIsThatOfTheRequest() throws Exception {
        assertThat(read(encoder.encode(request(new ResetPin())), 1)).isEqualTo(new Ref1Message(
                new EmmAddress.Unique(1234567890123456L), false, 1, 42, EXPIRY,
                List.of(new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, null))));
        var secretive = encoder(new Ref1Config(KeySlots.DEFAULT, true, Duration.ZERO));
        assertThat(read(secretive.encode(request(new ResetPin())), 1).encrypted()).isTrue();
        assertThat(encoder.profile()).isEqualTo(new CasProfile(0x5A5A, Collections.singleton(0x82),
                CasProfile.SectionForm.SHORT, 183, DataType.EMM));
    }

    @Test
    void theSameRequestMakesTheSameMessage() throws Exception {
        EncodedEmm one = encoder.encode(request(new ResetPin()));
        assertThat(encoder(Ref1Config.DEFAULT).encode(request(new ResetPin()))).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(encoder.encode(request(new ResetPin(), new ShowCode(MINUTE)))).isNotEqualTo(one);
        one.sections().getFirst()[0] = 0;
        assertThat(encoder.encode(request(new ResetPin()))).as("nobody reaches into a message").isEqualTo(one);
        assertThat(one).hasToString("EncodedEmm[sections=[34 bytes]]");
    }

    /// An order that two callers gave is obeyed once; the code stands until both have read it; and no box goes dark before.
    @Test
    void ordersThatCameTogetherAreObeyedOnceAndARestartComesLast() throws Exception {
        assertThat(said(2, new Restart(), new ShowCode(MINUTE), new Restart(), new ShowCode(Duration.ofMillis(1500))))
                .containsExactly(new EmmCommand.ShowConfirmCode(MINUTE), new EmmCommand.Reboot(MINUTE));
        assertThat(said(0, LOOK_ANEW, new Pair("42"), LOOK_ANEW)).containsExactly(
                new EmmCommand.RefreshEntitlement(List.of()), new EmmCommand.Pair(42));
        assertThat(said(0, new ShowCode(Duration.ofMillis(1500)))).as("whole seconds")
                .containsExactly(new EmmCommand.ShowConfirmCode(Duration.ofSeconds(2)));
    }

    @Test
    void kindsThatWouldHideEachOtherHaveCountersOfTheirOwn() {
        SequenceKey rights = encoder.key(CARD, List.of(LOOK_ANEW));
        assertThat(encoder.key(CARD, List.of(new Pair("42"), new ShowCode(MINUTE)))).isEqualTo(rights)
                .isEqualTo(new SequenceKey(CARD, 0));
        assertThat(encoder.key(CARD, List.of(new ShowCode(MINUTE), new ResetPin())))
                .isEqualTo(new SequenceKey(CARD, 1));
        assertThat(encoder.key(CARD, List.of(new Restart()))).isEqualTo(new SequenceKey(CARD, 2));
        assertThat(refusal(LOOK_ANEW, new ResetPin())).contains("refresh the rights; reset the PIN");
    }

    /// Two counters of one card would give one sequence to two messages.
    @Test
    void howeverACardIsWrittenItHasOneCounter() throws Exception {
        List<CardOrder> orders = List.of(LOOK_ANEW);
        for (String written : List.of("0001234567890123456", "1234 5678 9012 3456", "1234-5678-9012-3456")) {
            assertThat(encoder.key(written, orders)).isEqualTo(encoder.key(CARD, orders));
            assertThat(encoder.encode(new EmmRequest(written, orders, 42, EXPIRY)))
                    .isEqualTo(encoder.encode(request(LOOK_ANEW)));
        }
        assertThat(encoder.key("-", orders)).isEqualTo(new SequenceKey("-", 0));
    }

    @Test
    void theCodeIsThatWhichTheBoxShows() {
        Ref1Key key = MASTER.of(new EmmAddress.Unique(1234567890123456L), 1);
        List<CardOrder> orders = List.of(new ResetPin(), new ShowCode(MINUTE));
        assertThat(encoder.confirmCode(CARD, orders, 42)).hasValue(Ref1.confirmCode(key, 42));
        assertThat(encoder.confirmCode(CARD, List.of(new ResetPin()), 42)).as("none is shown").isEmpty();
        assertThat(encoder.confirmCode("none", orders, 42)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "12345678901234567890123", "18446744073709551616", "12A4", "+12", "١٢"})
    void aCardThatIsNoNumberIsRefused(String card) {
        String why = refusal(encoder, new EmmRequest(card, List.of(LOOK_ANEW), 42, EXPIRY));
        assertThat(why).startsWith("“" + card + "” is no number");
    }

    @Test
    void theLastCardOfAllCanBeCalled() throws Exception {
        EncodedEmm emm = encoder.encode(new EmmRequest("18446744073709551615", List.of(LOOK_ANEW), 42, EXPIRY));
        assertThat(Ref1.header(emm.sections().getFirst()).address()).isEqualTo(new EmmAddress.Unique(-1));
    }

    @Test
    void aCardWithoutKeyIsRefused() {
        var keyless = new Ref1Encoder(1, DataType.EMM, (card, slot) -> Optional.empty(), Ref1Config.DEFAULT);
        assertThat(refusal(keyless, request(LOOK_ANEW))).startsWith("there is no key for card " + CARD + " (slot 0)");
        assertThat(keyless.confirmCode(CARD, List.of(new ShowCode(MINUTE)), 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "box", "18446744073709551616"})
    void aBoxThatHasNoNumberIsRefused(String box) {
        assertThat(refusal(new Pair(box))).startsWith("“" + box + "” has no number");
    }

    /// 183 bytes less head and proof are 153, or 145: 25 rights, or 23, with the two bytes before them.
    @Test
    void asManyRightsGoIntoAMessageAsFit() throws Exception {
        assertThat(encoder.encode(request(rights(25))).bytes()).isEqualTo(182);
        assertThat(refusal(rights(26))).startsWith("too many rights for one message: 26, and only 25 fit");
        assertThat(refusal(rights(300))).contains("only 25 fit");
        assertThat(refusal(rights(25), new Pair("1"))).as("a pair takes ten bytes").contains("25, and only 23 fit");
        assertThat(encoder.encode(request(rights(23), new Pair("1"), new ShowCode(MINUTE))).bytes()).isEqualTo(183);
        var secretive = encoder(new Ref1Config(KeySlots.DEFAULT, true, Duration.ZERO));
        assertThat(secretive.encode(request(rights(23))).bytes()).isEqualTo(178);
        assertThat(refusal(secretive, request(rights(24)))).contains("24, and only 23 fit");
        assertThat(refusal(IntStream.range(0, 16).mapToObj(box -> new Pair("SV" + box)).toArray(CardOrder[]::new)))
                .startsWith("the orders need 160 bytes, and a message has only 153");
    }

    private static RefreshRights rights(int count) {
        return new RefreshRights(Collections.nCopies(count, new Right(257, END)));
    }

    @Test
    void whatHasNoRoomInItsBytesIsRefused() {
        Instant late = Instant.parse("2106-02-07T06:28:16Z");
        assertThat(refusal(new RefreshRights(List.of(new Right(65_536, END))))).startsWith("there is no product 65536");
        assertThat(refusal(new RefreshRights(List.of(new Right(-1, END))))).startsWith("there is no product -1");
        assertThat(refusal(new RefreshRights(List.of(new Right(1, late))))).startsWith("a right cannot end on 2106-")
                .endsWith("choose an end from 1970 to 2106-02-07T06:28:15Z");
        assertThat(refusal(new RefreshRights(List.of(new Right(1, Instant.EPOCH.minusNanos(1))))))
                .startsWith("a right cannot end on 1969-");
        assertThat(refusal(new ShowCode(Duration.ofSeconds(256)))).startsWith("a code cannot be shown for");
        assertThat(refusal(new ShowCode(Duration.ZERO))).startsWith("a code cannot be shown for");
        assertThat(refusal(encoder, new EmmRequest(CARD, List.of(LOOK_ANEW), 42, late)))
                .startsWith("a message cannot expire on 2106-");
        assertThat(refusal(encoder, new EmmRequest(CARD, List.of(LOOK_ANEW), 1L << 32, EXPIRY)))
                .startsWith("the count of messages to this card is used up");
        assertThat(refusal()).startsWith("the message orders nothing");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmmRequest(CARD, List.of(), -1, EXPIRY));
    }

    /// For encoders that know less than REF-1.
    @Test
    void anOrderThatASystemDoesNotKnowIsNamed() {
        var unknown = EmmRejectedException.unknown(new Restart());
        assertThat(unknown).hasMessage("this card system has no such order: restart");
        assertThat(Language.POLISH.say(unknown.saying()))
                .isEqualTo("ten system kart nie ma takiego polecenia: uruchom ponownie");
    }
}
