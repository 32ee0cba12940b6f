package org.pilotacs.acs.door.http;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.UnavailableException;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class DoorTest {
    @Test
    void whoeverCallsGetsAnAnswerEvenIfThePageThatTellsOfAnErrorIsBroken() {
        RouteGroup.ErrorFace broken = (_, _, _) -> {
            throw new IllegalStateException("no such template");
        };
        Route bug = Route.get("/bug", _ -> {
            throw new IllegalStateException("a bug");
        });
        Door door = new Door(List.of(new RouteGroup("/", RouteGroup.Guard.open(), broken, List.of(bug))),
                new References(new Random(1)));
        HttpReply reply = door.handle(get("/bug"));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply).isInstanceOfSatisfying(HttpReply.Whole.class,
                whole -> assertThat(whole.body().text()).contains("\"reference\"").doesNotContain("a bug"));
        assertThat(door.handle(get("/nowhere")).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeHadJustNowIsPutOff() {
        Route slow = Route.get("/slow", _ -> {
            throw new IllegalStateException("not written", new UnavailableException("the database",
                    new IllegalStateException("no connection")));
        });
        Door door = new Door(List.of(new RouteGroup("/", RouteGroup.Guard.open(), new Problems(), List.of(slow))),
                new References(new Random(1)));
        HttpReply reply = door.handle(get("/slow"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsEntry("retry-after", "10");
    }

    private static HttpCall get(String path) {
        return new HttpCall("GET", path, Fields.NONE, Fields.NONE, Fields.NONE, Body.EMPTY, "127.0.0.1");
    }
}
