package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.bench.BenchDecoder;
import org.pilotacs.agent.bench.ManualScheduler;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.ParentalControl;
import org.pilotacs.agent.linux.FileFlash;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.PinReset;
import org.pilotacs.protocols.emm.EmmCommand.PinSlot;
import org.pilotacs.protocols.emm.EmmCommand.Reboot;
import org.pilotacs.protocols.emm.EmmCommand.RefreshEntitlement;
import org.pilotacs.protocols.emm.EmmCommand.Right;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1Message;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a receiver of REF-1 messages does, rule by rule.
class EmmReceiverTest {
    private static final Ref1Key KEY = Ref1Key.ofHex("000102030405060708090A0B0C0D0E0F");
    private static final Ref1Key GROUP_KEY = Ref1Key.ofHex("0F0E0D0C0B0A09080706050403020100");
    private static final int SLOT = 3;
    private static final int GROUP_SLOT = 4;
    private static final EmmAddress OURS = new EmmAddress.Unique(BenchDecoder.CARD);
    private static final Instant EXPIRY = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final EmmCommand SPORT = new RefreshEntitlement(List.of(new Right(257, END)));
    private static final EmmCommand OSD = new EmmCommand.OnScreenText(1, Duration.ofSeconds(9), "Call us");

    private final ManualScheduler time = new ManualScheduler();
    private final BenchDecoder board = new BenchDecoder(time::now);
    private EmmReceiver receiver = started(
            new EmmSettings(null, Set.of(7L), Map.of(SLOT, KEY, GROUP_SLOT, GROUP_KEY)));

    private EmmReceiver started(EmmSettings settings) {
        return new EmmReceiver(board, settings, time);
    }

    /// The box loses its power and has it again; its flash stays.
    private void powerCut() {
        receiver.stop();
        receiver = started(new EmmSettings(null, Set.of(7L), Map.of(SLOT, KEY, GROUP_SLOT, GROUP_KEY)));
    }

    private static byte[] emm(EmmAddress to, long sequence, Instant expiry, EmmCommand... commands) {
        return Ref1.encode(new Ref1Message(to, false, SLOT, sequence, expiry, List.of(commands)), KEY);
    }

    private Reception take(long sequence, EmmCommand... commands) {
        return receiver.take(emm(OURS, sequence, EXPIRY, commands));
    }

    /// The vector of REF-1, which was made by another program.
    @Test
    void itObeysTheVectorOfTheSpecification() {
        BenchDecoder early = new BenchDecoder(() -> Instant.parse("2025-12-31T00:00:00Z"));
        receiver = new EmmReceiver(early, EmmSettings.of(Map.of(SLOT, KEY)), time);
        Reception met = receiver.take(HexFormat.ofDelimiter(" ").parseHex("82 70 27 01 03 00 04 62 D5 3C 8A BA C0 00 00"
                + " 00 2A 69 55 B9 00 02 01 06 01 01 6B 36 EC 80 06 02 00 1E 31 B3 F6 F4 19 CC 7A 3A"));
        assertThat(met).isEqualTo(new Reception.Executed(42, List.of(SPORT, new Reboot(Duration.ofSeconds(30)))));
    }

    @Test
    void theCardGetsItsRightsAndLosesThem() {
        assertThat(take(1, SPORT)).isEqualTo(new Reception.Executed(1, List.of(SPORT)));
        assertThat(board.card().rights()).containsExactly(new CardReader.Right(257, END));
        take(2, new EmmCommand.Revoke(List.of(257, 9)));
        assertThat(board.card().rights()).isEmpty();
        take(3, new RefreshEntitlement(List.of()));
        assertThat(board.deeds()).containsExactly("entitle", "revoke", "refresh");
        assertThat(board.journal().count(Deed.EMM, "RefreshEntitlement")).isEqualTo(2);
        assertThat(board.journal().count(Deed.EMM, "Revoke")).isEqualTo(1);
    }

    @Test
    void whatIsForAnotherBoxIsDropped() {
        assertThat(receiver.take(emm(new EmmAddress.Unique(BenchDecoder.CARD + 1), 1, EXPIRY, SPORT)))
                .isEqualTo(new Reception.NotForUs());
        assertThat(receiver.take(emm(new EmmAddress.Group(8), 1, EXPIRY, SPORT))).isEqualTo(new Reception.NotForUs());
        assertThat(receiver.take(emm(new EmmAddress.Group(BenchDecoder.CARD), 1, EXPIRY, SPORT)))
                .as("a group of the card's number").isEqualTo(new Reception.NotForUs());
        assertThat(board.deeds()).isEmpty();
        assertThat(receiver.tally()).isEqualTo(new EmmReceiver.Tally(0, null, -1));
    }

    @Test
    void itsGroupsAndEverybodyAreItToo() {
        assertThat(receiver.take(emm(new EmmAddress.Group(7), 1, EXPIRY, SPORT)))
                .isInstanceOf(Reception.Executed.class);
        assertThat(receiver.take(emm(new EmmAddress.Global(), 2, EXPIRY, SPORT)))
                .isInstanceOf(Reception.Executed.class);
    }

    @Test
    void withoutACardThereIsOnlyTheAddressThatWasConfigured() {
        board.card().status(CardStatus.NONE);
        assertThat(take(1, OSD)).isEqualTo(new Reception.NotForUs());
        receiver = started(new EmmSettings(-2L, Set.of(), Map.of(SLOT, KEY)));
        assertThat(take(1, OSD)).isEqualTo(new Reception.NotForUs());
        assertThat(receiver.take(emm(new EmmAddress.Unique(-2L), 1, EXPIRY, OSD))).as("18446744073709551614")
                .isInstanceOf(Reception.Executed.class);
    }

    @Test
    void aMessageThatWasTamperedWithIsDropped() {
        byte[] good = emm(OURS, 1, EXPIRY, SPORT);
        for (int at = 13; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThat(receiver.take(bad)).as("byte " + at).isInstanceOf(Reception.Forged.class);
        }
        assertThat(board.deeds()).isEmpty();
        assertThat(receiver.tally().received()).isZero();
        assertThat(receiver.take(good)).isInstanceOf(Reception.Executed.class);
    }

    @Test
    void eachSlotHasItsOwnKeyAndAnEmptyOneHasNone() {
        byte[] foreign = Ref1.encode(new Ref1Message(OURS, true, SLOT, 1, EXPIRY, List.of(SPORT)), GROUP_KEY);
        assertThat(receiver.take(foreign)).isInstanceOf(Reception.Forged.class);
        byte[] none = Ref1.encode(new Ref1Message(OURS, true, 5, 1, EXPIRY, List.of(SPORT)), KEY);
        assertThat(receiver.take(none)).isEqualTo(new Reception.NoKey(5));
        assertThat(board.deeds()).isEmpty();
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() {
        assertThat(receiver.take(new byte[0])).isInstanceOf(Reception.Malformed.class);
        byte[] good = emm(OURS, 1, EXPIRY, SPORT);
        good[0] = (byte) 0x83;
        assertThat(receiver.take(good)).isInstanceOfSatisfying(Reception.Malformed.class,
                met -> assertThat(met.reason()).contains("table_id"));
    }

    /// By the box's own clock, to the second.
    @Test
    void aMessageExpires() {
        byte[] emm = emm(OURS, 1, EXPIRY, SPORT);
        time.advance(Duration.ofHours(24));
        assertThat(time.now()).isEqualTo(EXPIRY);
        assertThat(receiver.take(emm)).isEqualTo(new Reception.Expired(EXPIRY));
        assertThat(receiver.take(emm(OURS, 1, EXPIRY.plusSeconds(1), SPORT))).isInstanceOf(Reception.Executed.class);
    }

    @Test
    void theCarouselIsSafe() {
        byte[] emm = emm(OURS, 42, EXPIRY, SPORT);
        receiver.take(emm);
        assertThat(receiver.take(emm)).isEqualTo(new Reception.Repeated(42));
        assertThat(take(41, OSD)).isEqualTo(new Reception.Overtaken(41, 42));
        assertThat(take(0, OSD)).isEqualTo(new Reception.Overtaken(0, 42));
        assertThat(board.deeds()).containsExactly("entitle");
        assertThat(take(43, OSD)).isInstanceOf(Reception.Executed.class);
    }

    @Test
    void sequencesAreCountedForEachSlotAndHaveNoSign() {
        assertThat(take(0xFFFF_FFFFL, SPORT)).isInstanceOf(Reception.Executed.class);
        assertThat(take(0x7FFF_FFFFL, SPORT)).isInstanceOf(Reception.Overtaken.class);
        byte[] other = Ref1.encode(new Ref1Message(new EmmAddress.Group(7), false, GROUP_SLOT, 1, EXPIRY, List.of(OSD)),
                GROUP_KEY);
        assertThat(receiver.take(other)).isInstanceOf(Reception.Executed.class);
    }

    @Test
    void whatWasObeyedIsKnownAfterAPowerCut() {
        take(42, SPORT);
        time.advance(Duration.ofMinutes(1));
        powerCut();
        assertThat(take(42, SPORT)).isEqualTo(new Reception.Repeated(42));
        assertThat(board.deeds()).containsExactly("entitle");
        assertThat(receiver.tally())
                .isEqualTo(new EmmReceiver.Tally(1, Instant.parse("2026-01-01T00:00:00Z"), 42));
    }

    /// Else a power cut in between would have it done twice.
    @Test
    void theSequenceIsInFlashBeforeAnythingIsDone() {
        assertThat(board.flash().keys("")).isEmpty();
        board.atEachDeed(() -> assertThat(started(EmmSettings.of(Map.of(SLOT, KEY))).tally().lastSequence())
                .isEqualTo(42));
        assertThat(take(42, SPORT, OSD)).isInstanceOf(Reception.Executed.class);
        assertThat(board.deeds()).hasSize(2);
    }

    /// The order comes by again every fifteen seconds.
    @Test
    void aFactoryResetIsDoneOnceAlthoughItForgetsAllElse() {
        new ParentalControl(board.flash()).maturity(12);
        EmmCommand reset = new EmmCommand.FactoryReset(0);
        assertThat(take(42, reset)).isInstanceOf(Reception.Executed.class);
        time.advance(Duration.ofMillis(199));
        assertThat(board.restarts()).as("not before the answer is out").isZero();
        time.advance(Duration.ofMillis(1));
        assertThat(board.restarts()).isEqualTo(1);
        assertThat(new ParentalControl(board.flash()).maturity()).isEqualTo(18);
        powerCut();
        assertThat(take(42, reset)).isEqualTo(new Reception.Repeated(42));
        time.advance(Duration.ofMinutes(1));
        assertThat(board.restarts()).isEqualTo(1);
        assertThat(board.journal().count(Deed.FACTORY_RESET, "")).isEqualTo(1);
    }

    @Test
    void aRestartIsPutOffAsLongAsItWasOrdered() {
        take(1, new Reboot(Duration.ofSeconds(30)));
        time.advance(Duration.ofSeconds(29));
        assertThat(board.restarts()).isZero();
        assertThat(board.journal().count(Deed.REBOOT)).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(board.restarts()).isEqualTo(1);
        assertThat(board.journal().count(Deed.REBOOT, "EMM")).isEqualTo(1);
        assertThat(board.journal().count(Deed.EMM, "Reboot")).isEqualTo(1);
    }

    @Test
    void ofSeveralRestartsTheFirstThatIsDueIsMade() {
        take(1, new Reboot(Duration.ofMinutes(10)));
        take(2, new Reboot(Duration.ofSeconds(10)));
        take(3, new Reboot(Duration.ofMinutes(1)));
        time.advance(Duration.ofSeconds(10));
        assertThat(board.restarts()).isEqualTo(1);
        time.advance(Duration.ofMinutes(10));
        assertThat(board.restarts()).isEqualTo(1);
    }

    @Test
    void aPowerCutIsTheRestartThatWasPutOff() {
        take(1, new Reboot(Duration.ofSeconds(30)));
        powerCut();
        time.advance(Duration.ofMinutes(1));
        assertThat(board.restarts()).isZero();
    }

    @Test
    void allOfAMessageIsObeyedOrNothing() {
        board.noScreen();
        EmmCommand rescan = new EmmCommand.Rescan(318);
        Reception refused = new Reception.Refused(5, List.of("it cannot be made to search channels",
                "it cannot show texts"));
        assertThat(take(5, SPORT, rescan, new Reboot(Duration.ZERO), OSD)).isEqualTo(refused);
        time.advance(Duration.ofMinutes(1));
        assertThat(board.deeds()).isEmpty();
        assertThat(board.restarts()).isZero();
        assertThat(receiver.tally()).as("heard, and not obeyed").isEqualTo(new EmmReceiver.Tally(1, null, -1));
        assertThat(take(5, SPORT)).as("nothing says that it was obeyed").isInstanceOf(Reception.Executed.class);
    }

    @Test
    void whatTheBoardCannotDoNowIsLookedAtAnew() {
        receiver = started(new EmmSettings(BenchDecoder.CARD, Set.of(), Map.of(SLOT, KEY)));
        board.card().status(CardStatus.NONE);
        assertThat(take(5, SPORT)).isEqualTo(new Reception.Refused(5, List.of("there is no card that answers")));
        board.card().status(CardStatus.RUNNING);
        assertThat(take(5, SPORT)).isInstanceOf(Reception.Executed.class);
    }

    /// A disk that has gone: after the restart the box would obey once more, and restart, and so on.
    @Test
    void aRestartIsRefusedIfItCannotBeKeptThatItWasMade(@TempDir Path folder) throws Exception {
        board.flash(new FileFlash(folder.resolve("gone/flash"), 100_000));
        powerCut();
        assertThat(take(5, SPORT)).as("twice does no harm").isInstanceOf(Reception.Executed.class);
        Reception refused = new Reception.Refused(6, List.of("that it was obeyed cannot be kept"));
        assertThat(take(6, OSD, new Reboot(Duration.ZERO))).isEqualTo(refused);
        assertThat(take(6, new EmmCommand.FactoryReset(0))).isEqualTo(refused);
        time.advance(Duration.ofMinutes(1));
        assertThat(board.restarts()).isZero();
        assertThat(board.deeds()).containsExactly("entitle");
        Files.createDirectory(folder.resolve("gone"));
        assertThat(take(6, new Reboot(Duration.ZERO))).isInstanceOf(Reception.Executed.class);
        board.flash(new FileFlash(folder.resolve("gone/flash"), 100_000));
        powerCut();
        assertThat(take(6, new Reboot(Duration.ZERO))).isEqualTo(new Reception.Repeated(6));
    }

    @Test
    void commandsThatNobodyKnowsArePassedOver() {
        assertThat(take(5, new EmmCommand.Unknown(0x7F, new byte[]{ 1}), SPORT))
                .isEqualTo(new Reception.Executed(5, List.of(SPORT)));
        assertThat(board.journal().count(Deed.EMM)).isEqualTo(1);
    }

    @Test
    void whatFailedIsSaidAndNotTriedAgain() {
        board.card().failing(true);
        board.pinStuck();
        Reception failed = new Reception.Failed(5, List.of("the card did not take its rights",
                "the PIN is not what it should be"));
        assertThat(take(5, SPORT, OSD, pin(PinSlot.PARENTAL, null))).isEqualTo(failed);
        assertThat(board.deeds()).containsExactly("entitle", "show Call us for PT9S", "PIN to 0000");
        board.card().failing(false);
        assertThat(take(5, SPORT, OSD, pin(PinSlot.PARENTAL, null))).isEqualTo(failed);
        assertThat(board.deeds()).hasSize(3);
        assertThat(take(6, SPORT)).isInstanceOf(Reception.Executed.class);
        assertThat(take(6, SPORT)).isEqualTo(new Reception.Repeated(6));
    }

    private static EmmCommand pin(PinSlot slot, @Nullable String pin) {
        return new PinReset(slot, pin);
    }

    /// This board has one PIN, which nobody but its customer chooses.
    @Test
    void aPinGoesBackToTheFactorysWhereItCanOnlyDoThat() {
        assertThat(take(1, pin(PinSlot.PARENTAL, null))).isInstanceOf(Reception.Executed.class);
        assertThat(board.pinStore().isDefault()).isTrue();
        assertThat(take(2, pin(PinSlot.PURCHASE, null)))
                .isEqualTo(new Reception.Refused(2, List.of("it has no purchase PIN")));
        byte[] set = Ref1.encode(new Ref1Message(OURS, true, SLOT, 3, EXPIRY, List.of(pin(PinSlot.PARENTAL, "4711"))),
                KEY);
        assertThat(receiver.take(set)).isEqualTo(
                new Reception.Refused(3, List.of("its PIN can only be put back to the factory's")));
    }

    @Test
    void theCodeThatIsShownProvesThatThisMessageWasObeyed() {
        take(42, new EmmCommand.ShowConfirmCode(Duration.ofSeconds(60)));
        assertThat(board.deeds()).containsExactly("show " + Ref1.confirmCode(KEY, 42) + " for PT1M");
    }

    @Test
    void cardsArePairedAndTheAgeGateIsSet() {
        take(1, new EmmCommand.Pair(0xAL), new EmmCommand.ParentalLevel(16));
        take(2, new EmmCommand.Unpair());
        assertThat(board.deeds()).containsExactly("pair 000000000000000a", "unpair");
        assertThat(new ParentalControl(board.flash()).maturity()).isEqualTo(16);
        assertThat(take(3, new EmmCommand.ParentalLevel(19)))
                .isEqualTo(new Reception.Refused(3, List.of("it has no parental level 19")));
    }

    @Test
    void itCountsWhatItsOperatorSentIt() {
        take(1, SPORT);
        take(1, SPORT);
        time.advance(Duration.ofSeconds(5));
        take(2, SPORT);
        receiver.take(emm(OURS, 3, time.now(), SPORT));
        assertThat(receiver.tally())
                .isEqualTo(new EmmReceiver.Tally(4, Instant.parse("2026-01-01T00:00:05Z"), 2));
    }

    @Test
    void thereAreThirtyTwoSlots() {
        assertThatThrownBy(() -> EmmSettings.of(Map.of(32, KEY))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 31");
        assertThat(EmmSettings.of(Map.of(31, KEY)).toString()).doesNotContain("0102");
    }
}
