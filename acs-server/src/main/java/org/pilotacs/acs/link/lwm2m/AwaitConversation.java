package org.pilotacs.acs.link.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.Awaiting;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Progress;

import java.time.Instant;
import java.util.List;

/// Reads a value that is waited for, once.
///
/// @param until when waiting is over; null at the first look
record AwaitConversation(Operation.Await await, @Nullable Instant until) implements Conversation {
    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        return Awaiting.next(await, new ReadConversation(List.of(await.path())).with(device), until,
                device.clock().instant());
    }
}
