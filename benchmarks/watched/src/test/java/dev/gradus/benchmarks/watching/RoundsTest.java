package dev.gradus.benchmarks.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.examples.data.Digits;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundsTest {
    private static final List<Onlooker> ONLOOKERS = List.of(Onlooker.RECORDER, Onlooker.PAGE, Onlooker.READER);

    @ParameterizedTest
    @EnumSource
    void everyNetworkTrainsBeforeEveryOnlooker(Network network) throws IOException {
        Rounds rounds = new Rounds(DigitsTraining.of(network, Digits.load(), 1), ONLOOKERS);
        rounds.run();
        rounds.run();

        assertThat(ONLOOKERS).allSatisfy(onlooker -> {
            assertThat(rounds.ratios(onlooker).low()).isPositive();
            assertThat(rounds.ratios(onlooker).high()).isFinite();
        });
    }
}
