package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.ParentalControl;
import org.pilotacs.agent.board.PinStore;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.PinReset;
import org.pilotacs.protocols.emm.EmmCommand.PinSlot;
import org.pilotacs.protocols.emm.EmmCommand.RefreshEntitlement;

import java.time.Duration;
import java.util.function.Supplier;

/// Commands as deeds of a board. Safe for any number of threads.
final class BoardCommands {
    private final SatelliteDecoder board;
    private final OrderedRestart restart;
    private final ParentalControl parentalControl;

    BoardCommands(SatelliteDecoder board, OrderedRestart restart) {
        this.board = board;
        this.restart = restart;
        this.parentalControl = new ParentalControl(board.flash());
    }

    /// What keeps this board from obeying, in a few words; null if nothing does. Changes nothing.
    @Nullable
    String obstacle(EmmCommand command) {
        return switch (command) {
            case RefreshEntitlement(var rights) -> rights.isEmpty()
                    ? unless(hasCard() && card().canRefresh(), "its card's rights cannot be evaluated again")
                    : cardInTheWay();
            case EmmCommand.Revoke _ -> cardInTheWay();
            case PinReset(var slot, var pin) -> pinInTheWay(slot, pin);
            case EmmCommand.Pair _,EmmCommand.Unpair _ ->
                unless(hasCard() && card().canPair(), "its card cannot be paired");
            case EmmCommand.Rescan _ -> unless(board.canRescan(), "it cannot be made to search channels");
            case EmmCommand.OnScreenText _,EmmCommand.ShowConfirmCode _ ->
                unless(board.screen().isPresent(), "it cannot show texts");
            case EmmCommand.ParentalLevel(int level) -> unless(board.hasPin() && ParentalControl.isAge(level),
                    "it has no parental level " + level);
            case EmmCommand.Reboot _,EmmCommand.FactoryReset _,EmmCommand.Unknown _ -> null;
        };
    }

    private static @Nullable String unless(boolean able, String obstacle) {
        return able ? null : obstacle;
    }

    private boolean hasCard() {
        return board.hasCardReader();
    }

    private CardReader card() {
        return board.cardReader();
    }

    /// A card that is not there now may be there when the message comes again.
    private @Nullable String cardInTheWay() {
        if (!hasCard() || !card().canEntitle()) {
            return "its card takes no rights";
        }
        return unless(card().read().status() == CardReader.CardStatus.RUNNING, "there is no card that answers");
    }

    private @Nullable String pinInTheWay(PinSlot slot, @Nullable String pin) {
        return switch (slot) {
            case PURCHASE -> "it has no purchase PIN";
            case PARENTAL -> unless(board.hasPin() && (pin == null || board.pinStore().canSet()),
                    pin == null ? "it has no PIN" : "its PIN can only be put back to the factory's");
        };
    }

    /// Only what has no [#obstacle].
    ///
    /// @param confirmCode of the message that the command is in
    /// @return what failed, in a few words; null if the board did it
    @Nullable
    String obey(EmmCommand command, Supplier<String> confirmCode) {
        String failure = switch (command) {
            case RefreshEntitlement(var rights) -> unless(rights.isEmpty()
                    ? card().refresh()
                    : card().entitle(rights.stream()
                            .map(right -> new CardReader.Right(right.product(), right.until())).toList()),
                    "the card did not take its rights");
            case EmmCommand.Revoke(var products) ->
                unless(card().revoke(products), "the card did not give up its rights");
            case PinReset(var _, var pin) -> unless(put(pin), "the PIN is not what it should be");
            case EmmCommand.Pair(long box) -> unless(card().pair(box), "the card was not paired");
            case EmmCommand.Unpair() -> unless(card().unpair(), "the card was not unpaired");
            case EmmCommand.Reboot(var delay) -> {
                restart.order(delay, () -> board.journal().record(Deed.REBOOT, "EMM"));
                yield null;
            }
            case EmmCommand.FactoryReset _ -> {
                board.journal().record(Deed.FACTORY_RESET, "");
                board.flash().erase();
                restart.order(Duration.ZERO, () -> {});
                yield null;
            }
            case EmmCommand.Rescan(int network) -> {
                board.rescan(network);
                yield null;
            }
            case EmmCommand.OnScreenText(int _, var shown, var text) -> show(text, shown);
            case EmmCommand.ShowConfirmCode(var shown) -> show(confirmCode.get(), shown);
            case EmmCommand.ParentalLevel(int level) -> mature(level);
            case EmmCommand.Unknown _ -> null;
        };
        if (failure == null && !(command instanceof EmmCommand.Unknown)) {
            board.journal().record(Deed.EMM, name(command));
        }
        return failure;
    }

    /// Whether the box starts anew for it.
    static boolean restarts(EmmCommand command) {
        return command instanceof EmmCommand.Reboot || command instanceof EmmCommand.FactoryReset;
    }

    /// For journals and logs, where what it says has no place.
    static String name(EmmCommand command) {
        return command.getClass().getSimpleName();
    }

    private boolean put(@Nullable String pin) {
        PinStore store = board.pinStore();
        if (pin != null) {
            return store.set(pin);
        }
        store.reset();
        return store.isDefault();
    }

    private @Nullable String mature(int level) {
        try {
            parentalControl.maturity(level);
            return null;
        } catch (Flash.FullException full) {
            return "the parental level cannot be kept";
        }
    }

    private @Nullable String show(String text, Duration shown) {
        board.screen().ifPresent(screen -> screen.show(text, shown));
        return null;
    }
}
