package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.protocols.emm.EmmCommand;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Orders as commands of REF-1, which a box obeys in their order: each once, then the code if one is to be shown, and a restart
/// last of all, which waits until the code has been seen. Immutable.
final class Ref1Orders {
    static final int MAX_PRODUCT = 0xFFFF;
    static final Duration MAX_SHOWN = Duration.ofSeconds(255);
    /// When 32 bits of seconds end.
    static final Instant LAST_INSTANT = Instant.ofEpochSecond(0xFFFF_FFFFL);

    /// Bytes of each command: its type and length, one each, and its value.
    private static final int REFRESH = 2;
    private static final int RIGHT = 6;
    private static final int PAIR = 2 + Long.BYTES;
    private static final int PIN_RESET = 2 + 2;
    private static final int REBOOT = 2 + 2;
    private static final int SHOW_CONFIRM_CODE = 2 + 1;

    private final List<CardOrder> orders;

    Ref1Orders(List<CardOrder> orders) {
        List<CardOrder> arranged = new ArrayList<>();
        orders.stream().distinct().filter(order -> !isLate(order)).forEach(arranged::add);
        orders.stream().filter(CardOrder.ShowCode.class::isInstance).map(CardOrder.ShowCode.class::cast)
                .reduce((one, other) -> one.shown().compareTo(other.shown()) > 0 ? one : other)
                .ifPresent(arranged::add);
        orders.stream().filter(CardOrder.Restart.class::isInstance).findFirst().ifPresent(arranged::add);
        this.orders = List.copyOf(arranged);
    }

    private static boolean isLate(CardOrder order) {
        return order instanceof CardOrder.ShowCode || order instanceof CardOrder.Restart;
    }

    /// How many bytes the commands have.
    int bytes() {
        return orders.stream().mapToInt(order -> switch (order) {
            case CardOrder.RefreshRights(List<CardOrder.Right> rights) -> REFRESH + RIGHT * rights.size();
            case CardOrder.Pair _ -> PAIR;
            case CardOrder.ResetPin _ -> PIN_RESET;
            case CardOrder.Restart _ -> REBOOT;
            case CardOrder.ShowCode _ -> SHOW_CONFIRM_CODE;
        }).sum();
    }

    /// @throws EmmRejectedException if the commands do not fit into so many bytes
    void fitInto(int room) throws EmmRejectedException {
        int bytes = bytes();
        if (bytes <= room) {
            return;
        }
        int rights = orders.stream()
                .mapToInt(order -> order instanceof CardOrder.RefreshRights(var some) ? some.size() : 0).sum();
        int possible = (room - (bytes - RIGHT * rights)) / RIGHT;
        throw new EmmRejectedException(rights > 0 && possible > 0
                ? PayloadSaying.TOO_MANY_RIGHTS.of(Saying.of(rights), Saying.of(possible))
                : PayloadSaying.TOO_LONG.of(Saying.of(bytes), Saying.of(room)));
    }

    /// @param restartDelay that a box waits at least before it restarts
    /// @throws EmmRejectedException if REF-1 has no room for one of the numbers
    List<EmmCommand> commands(Duration restartDelay) throws EmmRejectedException {
        Duration delay = restartDelay;
        List<EmmCommand> commands = new ArrayList<>();
        for (CardOrder order : orders) {
            switch (order) {
                case CardOrder.RefreshRights(List<CardOrder.Right> rights) -> commands.add(refresh(rights));
                case CardOrder.Pair(String box) -> commands.add(pair(box));
                case CardOrder.ResetPin() -> commands.add(new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, null));
                case CardOrder.ShowCode(Duration shown) -> {
                    Duration seconds = wholeSeconds(shown);
                    commands.add(new EmmCommand.ShowConfirmCode(seconds));
                    delay = delay.compareTo(seconds) < 0 ? seconds : delay;
                }
                case CardOrder.Restart() -> commands.add(new EmmCommand.Reboot(delay));
            }
        }
        return commands;
    }

    private static EmmCommand refresh(List<CardOrder.Right> rights) throws EmmRejectedException {
        List<EmmCommand.Right> said = new ArrayList<>();
        for (CardOrder.Right right : rights) {
            if (right.product() < 0 || right.product() > MAX_PRODUCT) {
                throw new EmmRejectedException(
                        PayloadSaying.NO_SUCH_PRODUCT.of(Saying.of(right.product()), Saying.of(MAX_PRODUCT)));
            }
            if (!isSayable(right.until())) {
                throw new EmmRejectedException(PayloadSaying.RIGHT_ENDS_TOO_FAR.of(Saying.of(right.until().toString()),
                        Saying.of(LAST_INSTANT.toString())));
            }
            said.add(new EmmCommand.Right(right.product(), right.until()));
        }
        return new EmmCommand.RefreshEntitlement(said);
    }

    private static EmmCommand pair(String box) throws EmmRejectedException {
        OptionalLong number = CardNumber.box(box);
        if (number.isEmpty()) {
            throw new EmmRejectedException(PayloadSaying.NO_BOX_NUMBER.of(Saying.of(box)));
        }
        return new EmmCommand.Pair(number.getAsLong());
    }

    private static Duration wholeSeconds(Duration shown) throws EmmRejectedException {
        if (!shown.isPositive() || shown.compareTo(MAX_SHOWN) > 0) {
            throw new EmmRejectedException(
                    PayloadSaying.CODE_SHOWN_TOO_LONG.of(Saying.of(shown), Saying.of(MAX_SHOWN)));
        }
        return shown.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    static boolean isSayable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.getEpochSecond() <= LAST_INSTANT.getEpochSecond();
    }
}
