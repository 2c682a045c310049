package dev.gradus.visualization.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.server.Listener.Heard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final AtomicInteger number = new AtomicInteger();
    private final EventStream events = new EventStream(() -> new Snapshot("all", number.toString()));
    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        server = LocalServer.start(0, () -> "", events, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Listener listener() {
        return Listener.at(server.address());
    }

    /** Tells of the next number, and waits until that is done. */
    private void publish() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        events.execute(() -> {
            events.publish("next", Integer.toString(number.incrementAndGet()));
            done.countDown();
        });
        done.await();
    }

    @Test
    void aSnapshotComesFirstAndThenWhatFollows() throws InterruptedException {
        publish();
        try (Listener listener = listener()) {
            assertThat(listener.next().event()).isEqualTo("hello");
            Heard all = listener.next();
            publish();
            publish();

            assertThat(all.event()).isEqualTo("all");
            assertThat(all.data()).isEqualTo("1");
            assertThat(listener.next("next").data()).isEqualTo("2");
            assertThat(listener.next("next").data()).isEqualTo("3");
        }
    }

    @Test
    void aSecondBrowserHearsTheSame() throws InterruptedException {
        try (Listener first = listener();
                Listener second = listener()) {
            first.next("all");
            second.next("all");
            publish();

            assertThat(first.next("next")).isEqualTo(second.next("next"));
        }
    }

    @Test
    void whoComesAgainHearsWhatItMissedAndNoSnapshot() throws InterruptedException {
        String seen;
        try (Listener listener = listener()) {
            listener.next("all");
            publish();
            seen = listener.next("next").id();
        }
        publish();
        publish();
        try (Listener again = Listener.at(server.address(), seen)) {
            again.next("hello");

            assertThat(again.next()).extracting(Heard::event, Heard::data).containsExactly("next", "2");
            assertThat(again.next()).extracting(Heard::event, Heard::data).containsExactly("next", "3");
        }
    }

    @Test
    void whoComesAgainAndMissedNothingHearsOnlyWhatFollows() throws InterruptedException {
        publish();
        String seen;
        try (Listener listener = listener()) {
            listener.next("all");
            publish();
            seen = listener.next("next").id();
        }
        AtomicInteger joined = new AtomicInteger();
        events.whenJoined(joined::incrementAndGet);
        try (Listener again = Listener.at(server.address(), seen)) {
            again.next("hello");
            publish();

            assertThat(again.next()).extracting(Heard::event, Heard::data).containsExactly("next", "3");
            assertThat(joined).hasValue(1);
        }
    }

    @Test
    void whoComesAgainTooLateOrFromElsewhereGetsASnapshot() throws InterruptedException {
        String seen;
        try (Listener listener = listener()) {
            listener.next("all");
            publish();
            seen = listener.next("next").id();
        }
        for (int i = 0; i < Browser.MOST_WAITING; i++) {
            publish();
        }
        try (Listener late = Listener.at(server.address(), seen);
                Listener other = Listener.at(server.address(), "another-1")) {
            late.next("hello");
            other.next("hello");

            assertThat(late.next().event()).isEqualTo("all");
            assertThat(other.next().event()).isEqualTo("all");
        }
    }

    @Test
    void aBrowserThatDoesNotListenIsDroppedAndHoldsNobodyUp() throws InterruptedException {
        String large = "x".repeat(200_000);
        try (Listener slow = listener();
                Listener quick = listener()) {
            slow.next("all");
            quick.next("all");
            for (int i = 0; i < 2 * Browser.MOST_WAITING; i++) {
                events.execute(() -> events.publish("large", large));
                // The quick one reads all, the slow one nothing.
                assertThat(quick.next("large").data()).hasSize(large.length());
            }
            publish();

            assertThat(quick.next("next").data()).isEqualTo("1");
            Heard last = slow.next();
            while (last.event().equals("large")) {
                last = slow.next();
            }
            assertThat(last.event()).isEqualTo("closed");
        }
    }

    @Test
    void oneBrowserTooManyIsRefusedAndSendsNobodyAway() throws InterruptedException {
        List<Listener> all = new ArrayList<>();
        try {
            for (int i = 0; i < EventStream.MOST_BROWSERS; i++) {
                all.add(listener());
                all.get(i).next("all");
            }
            try (Listener late = listener()) {
                assertThat(late.next())
                        .extracting(Heard::event, Heard::data)
                        .containsExactly(
                                "refused",
                                "{\"reason\":\"16 browser windows show this page already; close one of them, then load this page again\"}");
                assertThat(late.next().event()).isEqualTo("closed");
            }
            publish();
            for (Listener listener : all) {
                assertThat(listener.next().data()).isEqualTo("1");
            }

            all.remove(0).close();
            while (events.listeners() == EventStream.MOST_BROWSERS) {
                publish(); // by which the stream notices
            }
            try (Listener next = listener()) {
                assertThat(next.next().event()).isEqualTo("hello");
            }
        } finally {
            all.forEach(Listener::close);
        }
    }

    @Test
    void anyThreadKnowsWhetherSomebodyListens() throws InterruptedException {
        assertThat(events.hasListeners()).isFalse();
        try (Listener listener = listener()) {
            listener.next("all");
            publish(); // the stream has let it in by then
            assertThat(events.hasListeners()).isTrue();
        }
        while (events.hasListeners()) {
            publish();
        }
    }

    @Test
    void aPictureComesWhenTheOneBeforeIsDrawn() throws InterruptedException {
        try (Listener listener = listener()) {
            long browser = Long.parseLong(listener.next("hello").data().replaceAll("\\D", ""));
            listener.next("all");
            CountDownLatch done = new CountDownLatch(1);
            events.execute(() -> {
                events.publishFrame("frame", "1");
                events.publishFrame("frame", "not asked for");
                events.drew(browser);
                events.publishFrame("frame", "2");
                done.countDown();
            });
            done.await();

            assertThat(listener.next("frame").data()).isEqualTo("1");
            assertThat(listener.next("frame").data()).isEqualTo("2");
        }
    }

    /** A comment, by which both sides notice a connection that is gone. */
    @Test
    void aHeartbeatComesWhileNothingHappens() throws IOException {
        EventStream lively = new EventStream(() -> new Snapshot("all", ""), 50);
        try (LocalServer other = LocalServer.start(0, () -> "", lively, Map.of());
                Listener listener = Listener.at(other.address())) {
            listener.next("all");

            assertThat(listener.nextLine()).isEqualTo(":");
        }
    }

    @Test
    void theLastWordsArriveBeforeTheEnd() throws InterruptedException {
        try (Listener listener = listener()) {
            listener.next("all");
            events.execute(() -> events.publish("end", "{}"));
            server.close();

            assertThat(listener.next().event()).isEqualTo("end");
            assertThat(listener.next().event()).isEqualTo("closed");
        }
    }

    @Test
    void whatFailsOnceDoesNotSilenceWhatFollows() throws InterruptedException {
        try (Listener listener = listener()) {
            listener.next("all");
            events.execute(() -> {
                throw new IllegalStateException("for the log");
            });
            publish();

            assertThat(listener.next("next").data()).isEqualTo("1");
        }
    }
}
