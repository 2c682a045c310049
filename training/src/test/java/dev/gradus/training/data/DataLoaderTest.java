package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private final Dataset ten = new Counting(10).inTensors();

    /** The targets of one epoch, batch by batch. */
    private static List<List<Long>> epoch(DataLoader loader) {
        List<List<Long>> batches = new ArrayList<>();
        for (Batch batch : loader) {
            batches.add(LongStream.of(batch.targets().toLongArray()).boxed().toList());
        }
        return batches;
    }

    private static List<Long> order(DataLoader loader) {
        return epoch(loader).stream().flatMap(List::stream).toList();
    }

    @Test
    void batchesComeInOrderAndTheLastOneIsShorter() {
        DataLoader loader = new DataLoader(ten, 4);

        assertThat(epoch(loader)).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L, 6L, 7L), List.of(8L, 9L));
        assertThat(loader.batches()).isEqualTo(3);
        assertThat(loader.batchSize()).isEqualTo(4);
        assertThat(loader.dataset()).isSameAs(ten);
    }

    @Test
    void theShorterBatchCanBeLeftOut() {
        DataLoader loader = new DataLoader(ten, 4).dropLast();

        assertThat(epoch(loader)).containsExactly(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L, 6L, 7L));
        assertThat(loader.batches()).isEqualTo(2);
        assertThat(new DataLoader(ten, 5).dropLast().batches()).isEqualTo(2);
    }

    @Test
    void aBatchMayBeLargerThanTheDataset() {
        assertThat(order(new DataLoader(ten, Integer.MAX_VALUE))).hasSize(10);
        assertThat(epoch(DataLoader.fullBatch(ten))).hasSize(1);
    }

    @Test
    void shufflingGivesEverySampleOnceAndAnotherOrderEachEpoch() {
        DataLoader loader = new DataLoader(ten, 3).shuffle(42);

        List<Long> first = order(loader);
        List<Long> second = order(loader);
        assertThat(first).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    }

    @Test
    void theSameSeedGivesTheSameOrders() {
        DataLoader one = new DataLoader(ten, 3).shuffle(42);
        DataLoader other = new DataLoader(new Counting(10), 3).shuffle(42);

        assertThat(epoch(other)).isEqualTo(epoch(one));
        assertThat(epoch(other)).isEqualTo(epoch(one));
        assertThat(epoch(new DataLoader(ten, 3).shuffle(43))).isNotEqualTo(epoch(new DataLoader(ten, 3).shuffle(42)));
    }

    @Test
    void settingsDoNotChangeTheLoader() {
        DataLoader plain = new DataLoader(ten, 4);
        DataLoader changed = plain.shuffle(1).dropLast();

        assertThat(order(plain)).startsWith(0L, 1L, 2L).hasSize(10);
        assertThat(order(changed)).hasSize(8);
    }

    @Test
    void batchesAreStackedFromTheSamplesOfAUsersDataset() {
        Tensor inputs = new DataLoader(new Counting(3), 2).iterator().next().inputs();

        assertThat(inputs.toFloatArray()).containsExactly(0, 0, 1, 10);
    }

    @Test
    void thereIsNothingAfterTheLastBatch() {
        Iterator<Batch> batches = new DataLoader(ten, 10).iterator();
        batches.next();

        assertThat(batches.hasNext()).isFalse();
        assertThatThrownBy(batches::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("The epoch has 1 batches, and all were taken");
    }

    @Test
    void whatCannotMakeABatchIsRefused() {
        assertThatThrownBy(() -> new DataLoader(ten, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DataLoader: the batch size must be at least 1, got 0");
        assertThatThrownBy(() -> new DataLoader(new Counting(0), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DataLoader: the data set is empty; there is nothing to make batches of");
        assertThatThrownBy(() -> new DataLoader(ten, 11).dropLast())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "DataLoader: with dropLast() no batch is left, because the data set has 10 samples and a batch 11; use a smaller batch");
    }
}
