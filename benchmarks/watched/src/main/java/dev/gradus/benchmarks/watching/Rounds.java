package dev.gradus.benchmarks.watching;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The same training in rounds. Each round begins and ends with nobody looking on, and has all others between, each time in
 * another order: so that what the machine does besides meets all of them.
 */
final class Rounds {
    private final DigitsTraining training;
    private final List<Onlooker> onlookers;
    private final ListMultimap<Onlooker, Double> ratios =
            MultimapBuilder.enumKeys(Onlooker.class).arrayListValues().build();

    /**
     * No round yet.
     *
     * @param onlookers who looks on in turn, besides nobody
     */
    Rounds(DigitsTraining training, List<Onlooker> onlookers) {
        this.training = training;
        this.onlookers = new ArrayList<>(onlookers);
    }

    /** Makes another round. */
    void run() throws IOException {
        Map<Onlooker, Double> seconds = new EnumMap<>(Onlooker.class);
        double before = Onlooker.NOTHING.seconds(training);
        for (Onlooker onlooker : onlookers) {
            seconds.put(onlooker, onlooker.seconds(training));
        }
        double nothing = (before + Onlooker.NOTHING.seconds(training)) / 2;
        seconds.forEach((onlooker, took) -> ratios.put(onlooker, took / nothing));
        Collections.rotate(onlookers, 1);
    }

    /** The times of an onlooker's trainings as multiples of those that nobody looked on at. */
    Quartiles ratios(Onlooker onlooker) {
        return Quartiles.of(ratios.get(onlooker));
    }
}
