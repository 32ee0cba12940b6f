package org.pilotacs.acs.door.console;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.door.http.ServerEvent;

import java.util.function.BiFunction;
import java.util.function.Function;

/// The panel of one action for one page that follows it: anew after each change, but for what goes by satellite, of which only
/// how often it was sent and the like are anew. Somebody may be typing digits into the rest. Used by one thread at a time.
final class LivePanel {
    private final Function<Action, LiveView> view;
    private final BiFunction<String, LiveView, String> render;
    /// What stays of the last whole panel while it is sent again.
    private String shown;

    /// @param render a template's name and what it shows into a part of the page
    /// @param shown what stays of the panel that the page has ([LiveView#lasting]), empty for nothing
    LivePanel(Function<Action, LiveView> view, BiFunction<String, LiveView, String> render, String shown) {
        this.view = view;
        this.render = render;
        this.shown = shown;
    }

    ServerEvent changed(Action action) {
        LiveView live = view.apply(action);
        if (live.settled()) {
            return new ServerEvent("settled", render.apply("live-inner.jte", live));
        }
        boolean onlySent = !live.lasting().isEmpty() && live.lasting().equals(shown);
        shown = live.lasting();
        return onlySent
                ? new ServerEvent("airing", render.apply("air-anew.jte", live))
                : new ServerEvent("progress", render.apply("live-inner.jte", live));
    }
}
