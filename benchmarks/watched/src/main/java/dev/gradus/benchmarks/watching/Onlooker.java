package dev.gradus.benchmarks.watching;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.visualization.live.LivePage;
import java.io.IOException;

/** Who looks on while a network is trained. */
enum Onlooker {
    /** Nobody: what the others are compared with. */
    NOTHING("nothing") {
        @Override
        double seconds(DigitsTraining training) {
            return training.seconds(new Callback() {});
        }
    },

    /** What a report is made of. */
    RECORDER("RunRecorder") {
        @Override
        double seconds(DigitsTraining training) {
            return training.seconds(training.recorder());
        }
    },

    /** A page that nobody has opened. */
    PAGE("LivePage, nobody there") {
        @Override
        double seconds(DigitsTraining training) {
            return training.seconds(LivePage.on(0, training.recorder()));
        }
    },

    /** A page whose events somebody reads, and does nothing with them. */
    READER("LivePage, its events read") {
        @Override
        double seconds(DigitsTraining training) throws IOException {
            LivePage page = LivePage.on(0, training.recorder());
            EventReader reader = EventReader.of(page.address());
            double seconds = training.seconds(page);
            reader.awaitEnd();
            return seconds;
        }
    },

    /** A page in a browser, which draws it on the same processors. */
    BROWSER("LivePage in Chromium") {
        @Override
        double seconds(DigitsTraining training) throws IOException {
            LivePage page = LivePage.on(0, training.recorder());
            try (Chromium ignored = Chromium.show(page.address())) {
                return training.seconds(page);
            }
        }
    };

    private final String title;

    Onlooker(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Lets it look on, and tells how many seconds the training took. */
    abstract double seconds(DigitsTraining training) throws IOException;
}
