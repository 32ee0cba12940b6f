package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.errorcode.ErrorCode;

import java.util.List;

/// What a box's page shows beside what is known of the box itself.
///
/// @param shown which entries of its timeline, null for all
/// @param older whether the timeline begins with an older page
/// @param codes what the code on the screen may mean, best first
/// @param saved the contact that was just written down, null if none was
/// @param sends whether this server sends anything by satellite
/// @param writes whether there is a way by which customers are written to
/// @param campaigns that go on and that it is in
/// @param key makes an order count once, however often the button is pressed
record Beside(Timeline.Page timeline, Timeline.@Nullable Kind shown, boolean older, List<ErrorCode> codes,
        @Nullable Contact saved, boolean sends, boolean writes, String key,
        List<InCampaign> campaigns) {
    Beside {
        codes = List.copyOf(codes);
        campaigns = List.copyOf(campaigns);
    }
}
