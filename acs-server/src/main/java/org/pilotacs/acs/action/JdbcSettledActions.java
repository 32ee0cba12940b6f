package org.pilotacs.acs.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.JdbcEndings;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.UnreadableTaskException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells of each action that is over, once, in the transaction that ends the task by which it is. Safe for any number of threads.
///
/// Two tasks of one action may end in two transactions at once, neither of which sees the other's: so each waits here for the
/// action's row before it reads the tasks, and the one that comes second sees both.
public final class JdbcSettledActions implements JdbcEndings {
    private static final Logger log = LoggerFactory.getLogger(JdbcSettledActions.class);

    private final JdbcActionOver over;

    /// One from which nothing else follows.
    public JdbcSettledActions() {
        this(JdbcActionOver.NONE);
    }

    /// @param over hears of it, too
    public JdbcSettledActions(JdbcActionOver over) {
        this.over = over;
    }

    @Override
    public void ended(Handle handle, String id, Supplier<List<Task>> tasks, Instant now) {
        try {
            handle.createQuery("SELECT * FROM action WHERE id = :id AND told IS NULL FOR UPDATE").bind("id", id)
                    .map((row, _) -> JdbcActionStore.action(row)).findOne()
                    .ifPresent(action -> tell(handle, action, tasks.get(), now));
        } catch (UnreadableActionException | UnreadableTaskException unreadable) {
            // of a newer version: a box must not be kept from ending its work by that
            log.atWarn().addKeyValue("action", id).setCause(unreadable).log("Nobody is told how an action ended");
        }
    }

    /// The outcome does not depend on how knocks go or what is on air.
    private void tell(Handle handle, StoredAction action, List<Task> tasks, Instant now) {
        Fold fold = Fold.of(action.parts(), tasks, null, null);
        if (fold.outcome() != null
                && handle.createUpdate("""
                        UPDATE action SET told = :now, look_for_customer = NULL WHERE id = :id AND told IS NULL
                        """)
                        .bind("now", now.toEpochMilli()).bind("id", action.id()).execute() > 0) {
            JdbcEventTable.append(handle, new Happening(EventType.ACTION_SETTLED, now, action.device(), null,
                    content(action, fold.outcome())));
            over.over(handle, action.id(), fold.outcome(), now);
        }
    }

    private static String content(StoredAction action, Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", action.id()).put("action",
                kind(ActionJson.kind(action.request())));
        json.putObject("requestedBy").put("who", action.requester().who()).put("channel",
                action.requester().channel());
        ObjectNode how = json.putObject("outcome").put("kind", outcome.wireName()).put("code",
                outcome.saying().code());
        if (outcome instanceof Outcome.Failed(Fault fault)) {
            how.putObject("fault").put("kind", fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("code", fault.code());
        }
        return json.toString();
    }

    /// As doors name it: `CheckSignal` is `check-signal`.
    static String kind(String stored) {
        return stored.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
