package org.pilotacs.acs.link.satellite.carousel;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.task.Priority;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.carousel.Messages.fresh;

/// Given messages on a carousel, when time passes and there is so much room, then this is what is sent.
class CarouselTest {
    private static final Instant NINE = Instant.parse("2026-11-29T09:00:00Z");
    private final Carousel carousel = new Carousel(new Random(1));

    @Test
    void a_message_is_sent_at_once_and_then_at_the_pace_of_its_phases_until_its_plays_are_over() {
        carousel.add(fresh("m", Priority.CONSULTANT, NINE));
        List<Instant> sent = new ArrayList<>();
        for (Instant now = NINE; now.isBefore(NINE.plusSeconds(3600)); now = now.plusMillis(500)) {
            for (Carousel.Play play : carousel.take(now, 10)) {
                carousel.read(play.item(), now);
                sent.add(now);
            }
        }
        assertThat(sent).hasSize(15).first().isEqualTo(NINE);
        for (int play = 1; play < sent.size(); play++) {
            long pause = Duration.between(sent.get(play - 1), sent.get(play)).toMillis();
            long planned = play <= 10 ? 15_000 : 60_000;
            assertThat(pause).as("pause before play %d", play).isBetween(planned * 9 / 10, planned * 11 / 10 + 500);
        }
        assertThat(found("m").hasAllPlays()).isTrue();
    }

    @Test
    void what_nobody_sent_yet_goes_first_and_the_customer_on_the_phone_before_all() {
        carousel.add(fresh("repeated", Priority.CONSULTANT, NINE));
        read(carousel.take(NINE, 10), NINE);
        Instant later = NINE.plusSeconds(60);
        carousel.add(fresh("campaign", Priority.CAMPAIGN, later));
        carousel.add(fresh("customer", Priority.CUSTOMER, later));
        carousel.add(fresh("caller", Priority.CONSULTANT, later));
        assertThat(carousel.take(later, 10)).extracting(play -> play.item().message().id()).containsExactly("caller",
                "customer", "campaign", "repeated");
    }

    @Test
    void no_more_is_taken_than_there_is_room_for_and_a_long_message_is_not_torn() {
        OnAir large = new OnAir(new Message("long", "operator", "1", 0, 1, List.of(new byte[183], new byte[300]),
                "reconnect", Priority.CONSULTANT, NINE, NINE.plusSeconds(60)), Messages.PLAN,
                OnAir.Progress.none(NINE));
        assertThat(large.packets()).isEqualTo(3);
        carousel.add(large);
        assertThat(carousel.take(NINE, 2)).isEmpty();
        assertThat(carousel.take(NINE, 3)).hasSize(1);
    }

    @Test
    void a_message_longer_than_there_is_ever_room_for_is_offered_all_the_same_in_its_turn() {
        carousel.add(new OnAir(new Message("huge", "operator", "1", -1, -1, List.of(new byte[4096]), "reconnect",
                Priority.CONSULTANT, NINE, NINE.plusSeconds(60)), Messages.PLAN, OnAir.Progress.none(NINE)));
        assertThat(carousel.take(NINE, 16)).isEmpty();
        assertThat(carousel.takeOne(NINE)).hasSize(1);
        assertThat(carousel.takeOne(NINE)).as("nothing else is due").isEmpty();
    }

    @Test
    void what_nobody_read_is_due_again_and_does_not_count() {
        carousel.add(fresh("m", Priority.CONSULTANT, NINE));
        Carousel.Play play = carousel.take(NINE, 1).getFirst();
        assertThat(carousel.take(NINE.plusSeconds(1), 1)).isEmpty();
        carousel.lost(play.item(), NINE.plusSeconds(2));
        assertThat(found("m").sent()).isZero();
        assertThat(carousel.take(NINE.plusSeconds(2), 1)).hasSize(1);
    }

    @Test
    void what_was_withdrawn_is_not_sent_any_more() {
        carousel.add(fresh("m", Priority.CONSULTANT, NINE));
        assertThat(carousel.remove("m")).isNotNull();
        assertThat(carousel.take(NINE.plusSeconds(60), 10)).isEmpty();
        assertThat(carousel.size()).isZero();
    }

    @Test
    void under_four_times_the_load_a_new_caller_still_goes_at_once_and_the_others_share_alike() {
        int perSecond = 10;
        // 600 messages every 15 s are 40 packets a second
        for (int i = 0; i < 600; i++) {
            carousel.add(fresh("m" + i, Priority.CUSTOMER, NINE));
        }
        Map<String, Integer> sent = new HashMap<>();
        Instant now = NINE;
        for (int second = 0; second < 300; second++, now = now.plusSeconds(1)) {
            for (Carousel.Play play : carousel.take(now, perSecond)) {
                carousel.read(play.item(), now);
                sent.merge(play.item().message().id(), 1, Integer::sum);
            }
        }
        assertThat(sent).hasSize(600);
        assertThat(sent.values()).allMatch(count -> count >= 4 && count <= 6);
        carousel.add(fresh("caller", Priority.CONSULTANT, now));
        assertThat(carousel.take(now, 1)).extracting(play -> play.item().message().id()).containsExactly("caller");
        assertThat(carousel.expected(found("caller"), now)).isAfter(now.plusSeconds(20));
    }

    @Test
    void the_last_phases_and_campaigns_never_starve() {
        for (int i = 0; i < 300; i++) {
            carousel.add(fresh("caller" + i, Priority.CONSULTANT, NINE));
        }
        OnAir old = new OnAir(Messages.message("old", Priority.ROUTINE, NINE.minusSeconds(7200)), Messages.PLAN,
                new OnAir.Progress(12, NINE.minusSeconds(60), NINE.minusSeconds(7000), NINE));
        carousel.add(old);
        Instant now = NINE;
        for (int second = 0; second < 300; second++, now = now.plusSeconds(1)) {
            read(carousel.take(now, 8), now);
        }
        assertThat(old.sent()).as("plays of a message that is due every minute").isGreaterThan(13);
    }

    @Test
    void when_a_message_is_sent_next_can_be_told() {
        carousel.add(fresh("m", Priority.CONSULTANT, NINE));
        read(carousel.take(NINE, 1), NINE);
        Instant next = carousel.expected(found("m"), NINE.plusSeconds(1));
        assertThat(next).isBetween(NINE.plusMillis(13_500), NINE.plusMillis(16_500));
        assertThat(carousel.expectedSure(found("m"), NINE.plusSeconds(1))).isBetween(next.plusSeconds(14),
                next.plusSeconds(16));
    }

    private void read(List<Carousel.Play> plays, Instant at) {
        plays.forEach(play -> carousel.read(play.item(), at));
    }

    private OnAir found(String id) {
        return Objects.requireNonNull(carousel.find(id));
    }
}
