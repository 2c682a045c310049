package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.random.Generator;
import dev.gradus.training.data.sampler.WeightedSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoaderStateTest {
    private static final int EPOCHS = 3;
    private static final Dataset TEN = new Counting(10).inTensors();

    static Stream<Supplier<DataLoader>> loaders() {
        return Stream.of(
                () -> new DataLoader(TEN, 3),
                () -> new DataLoader(TEN, 3).dropLast(),
                () -> new DataLoader(TEN, 3).shuffle(42),
                () -> new DataLoader(TEN, 3).shuffle(42).workers(2),
                () -> new DataLoader(TEN, 3).shuffle(42).prefetch(3),
                () -> new DataLoader(TEN, 3)
                        .sampler(new WeightedSampler(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 42)));
    }

    /** The targets of the batches of some epochs, and the states after each of them. */
    private static void run(DataLoader loader, int fromEpoch, List<String> batches, List<LoaderState> states) {
        for (int epoch = fromEpoch; epoch < EPOCHS; epoch++) {
            states.add(loader.state());
            for (Batch batch : loader) {
                batches.add(Arrays.toString(batch.targets().toLongArray()));
                states.add(loader.state());
            }
        }
        states.add(loader.state());
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void anInterruptedRunGoesOnWithTheBatchesThatWouldHaveCome(Supplier<DataLoader> loaders) {
        List<String> all = new ArrayList<>();
        List<LoaderState> states = new ArrayList<>();
        run(loaders.get(), 0, all, states);

        int batchesOfEpoch = loaders.get().batches();
        for (LoaderState state : states) {
            DataLoader resumed = loaders.get();
            resumed.restore(state);
            assertThat(resumed.state()).isEqualTo(state);
            List<String> rest = new ArrayList<>();
            run(resumed, state.epoch(), rest, new ArrayList<>());
            assertThat(rest).isEqualTo(all.subList(state.epoch() * batchesOfEpoch + state.batches(), all.size()));
            assertThat(resumed.state()).isEqualTo(states.get(states.size() - 1));
        }
    }

    @Test
    void aStateCountsEpochsAndBatches() {
        DataLoader loader = new DataLoader(TEN, 5).shuffle(1);
        List<Long> start = loader.state().sampler();
        assertThat(loader.state()).isEqualTo(new LoaderState(0, 0, 10, 5, start, 0, start));

        BatchIterator batches = loader.iterator();
        List<Long> next = loader.state().next();
        assertThat(next).isNotEqualTo(start);
        batches.next();
        assertThat(loader.state()).isEqualTo(new LoaderState(0, 1, 10, 5, start, 1, next));
        batches.next();
        assertThat(loader.state()).isEqualTo(new LoaderState(0, 2, 10, 5, start, 1, next));
        assertThat(batches.hasNext()).isFalse();
        assertThat(batches.hasNext()).isFalse();
        assertThat(loader.state()).isEqualTo(new LoaderState(1, 0, 10, 5, next, 1, next));
        assertThat(batches.state()).isEqualTo(loader.state());
    }

    @Test
    void aLoopGoesOnThoughOthersBeganMeanwhile() {
        DataLoader loader = new DataLoader(TEN, 3).shuffle(42);
        BatchIterator batches = loader.iterator();
        batches.next();
        targets(loader.iterator());
        loader.iterator().next();
        LoaderState state = batches.state();
        DataLoader resumed = new DataLoader(TEN, 3).shuffle(42);
        resumed.restore(state);

        assertThat(resumed.state()).isEqualTo(state);
        assertThat(targets(resumed.iterator())).isEqualTo(targets(batches));
        assertThat(resumed.state()).isEqualTo(batches.state());
        assertThat(targets(resumed.iterator())).isEqualTo(targets(loader.iterator()));
    }

    @Test
    void aLoopThatIsGivenUpCountsAsAnEpoch() {
        DataLoader loader = new DataLoader(TEN, 5).shuffle(1);
        Iterator<Batch> abandoned = loader.iterator();
        abandoned.next();

        loader.iterator().next();
        abandoned.next();

        assertThat(loader.state().epoch()).isEqualTo(1);
        assertThat(loader.state().batches()).isEqualTo(1);
    }

    @Test
    void aGeneratorThatIsSharedCanBeRestoredAfterTheLoader() {
        Generator shared = new Generator(3);
        DataLoader loader = new DataLoader(TEN, 5).shuffle(shared);
        Iterator<Batch> batches = loader.iterator();
        batches.next();
        shared.nextLong(); // a dropout, say
        LoaderState state = loader.state();
        long[] generator = shared.state();
        List<Long> rest = targets(batches);

        Generator again = new Generator(0);
        DataLoader resumed = new DataLoader(TEN, 5).shuffle(again);
        resumed.restore(state);
        again.restore(generator);

        assertThat(targets(resumed.iterator())).isEqualTo(rest);
        assertThat(again.state()).isEqualTo(shared.state());
    }

    private static List<Long> targets(Iterator<Batch> batches) {
        List<Long> targets = new ArrayList<>();
        batches.forEachRemaining(
                batch -> Arrays.stream(batch.targets().toLongArray()).forEach(targets::add));
        return targets;
    }

    @Test
    void statesOfOtherLoadersAreRefused() {
        DataLoader plain = new DataLoader(TEN, 5);
        DataLoader shuffled = plain.shuffle(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.restore(new LoaderState(0, 0, 11, 5, List.of(), 0, List.of())))
                .withMessage(
                        "DataLoader: the state is that of 11 samples in batches of 5, but this loader has 10 in batches of 5; go on with the same data and batch size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.restore(new LoaderState(2, 3, 10, 5, List.of(), 3, List.of())))
                .withMessage(
                        "DataLoader: there is no batch 3 in epoch 2; an epoch has 2 batches and epochs count from 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.restore(new LoaderState(2, 1, 10, 5, List.of(), 2, List.of())))
                .withMessage(
                        "DataLoader: epoch 2, of which 1 batches were handed out, cannot be if 2 have begun; restore what state() gave");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.restore(new LoaderState(-1, 0, 10, 5, List.of(), 0, List.of())))
                .withMessageContaining("in epoch -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.restore(shuffled.state()))
                .withMessageStartingWith("SequentialSampler: draws nothing at random, so its state is empty, got [")
                .withMessageEndingWith("]; was it taken from another sampler?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shuffled.restore(plain.state()))
                .withMessageContaining("The state of a generator is 4 numbers");
    }
}
