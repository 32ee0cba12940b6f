package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.task.Priority;

import java.time.Instant;
import java.util.List;

/// One encoded message to a card. Its bytes never change; what changes is said by another message with another sequence.
///
/// @param id unique
/// @param system name of the card system that it is of
/// @param slot of the counter that its sequence belongs to
/// @param sequence 32 bits without a sign; −1 if it was made elsewhere
/// @param sections each whole
/// @param plan name of the plan by which it is repeated
/// @param begun when it was made
/// @param until when it ends
public record Message(String id, String system, String card, int slot, long sequence, List<byte[]> sections,
        String plan,
        Priority priority, Instant begun, Instant until) {
    public Message {
        sections = sections.stream().map(byte[]::clone).toList();
    }
}
