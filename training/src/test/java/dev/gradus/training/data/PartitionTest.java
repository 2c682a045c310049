package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
    /** 70 of a, 23 of b, 7 of c, mixed. */
    private static final List<String> LABELS = IntStream.range(0, 100)
            .mapToObj(i -> i * 37 % 100 < 70 ? "a" : i * 37 % 100 < 93 ? "b" : "c")
            .toList();

    private static Map<String, Long> count(int[] positions) {
        return Arrays.stream(positions)
                .mapToObj(LABELS::get)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static void isOneOfAll(Partition partition, int samples) {
        assertThat(IntStream.concat(IntStream.of(partition.training()), IntStream.of(partition.heldOut())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, samples).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.1, 0.99})
    void aStratifiedPartitionKeepsTheProportionsOfTheClasses(double fraction) {
        Partition partition = Partition.stratified(LABELS, fraction, 3);

        isOneOfAll(partition, 100);
        assertThat(partition.training()).hasSize((int) Math.round(100 * fraction));
        Map<String, Long> training = count(partition.training());
        assertThat(Math.abs(training.get("a") - 70 * fraction)).isLessThan(1);
        assertThat(Math.abs(training.get("b") - 23 * fraction)).isLessThan(1);
        assertThat(Math.abs(training.getOrDefault("c", 0L) - 7 * fraction)).isLessThan(1);
    }

    @Test
    void classesOfATensorAreThoseOfAList() {
        Tensor classes =
                Tensor.of(LABELS.stream().mapToLong(label -> label.charAt(0)).toArray());

        assertThat(Partition.stratified(classes, 0.8, 3).training())
                .isEqualTo(Partition.stratified(LABELS, 0.8, 3).training());
        assertThat(Partition.stratifiedFolds(classes, 4, 3).get(2).heldOut())
                .isEqualTo(Partition.stratifiedFolds(LABELS, 4, 3).get(2).heldOut());
    }

    @Test
    void theSameSeedDealsInTheSameWayAndAnotherInAnother() {
        assertThat(Partition.stratified(LABELS, 0.8, 3).heldOut())
                .isEqualTo(Partition.stratified(LABELS, 0.8, 3).heldOut())
                .isNotEqualTo(Partition.stratified(LABELS, 0.8, 4).heldOut());
        assertThat(Partition.folds(100, 5, 3).get(0).heldOut())
                .isEqualTo(Partition.folds(100, 5, 3).get(0).heldOut())
                .isNotEqualTo(Partition.folds(100, 5, 4).get(0).heldOut());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100})
    void foldsHoldEverySampleOutOnce(int k) {
        List<Partition> folds = Partition.folds(100, k, 1);

        assertThat(folds).hasSize(k).allSatisfy(fold -> {
            isOneOfAll(fold, 100);
            assertThat(fold.heldOut().length).isBetween(100 / k, (100 + k - 1) / k);
        });
        assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.heldOut())))
                .doesNotHaveDuplicates()
                .hasSize(100);
    }

    @Test
    void stratifiedFoldsKeepTheProportionsOfTheClasses() {
        for (Partition fold : Partition.stratifiedFolds(LABELS, 5, 1)) {
            assertThat(count(fold.heldOut()).get("a")).isEqualTo(14);
            assertThat(count(fold.heldOut()).get("b")).isBetween(4L, 5L);
            assertThat(count(fold.heldOut()).get("c")).isBetween(1L, 2L);
        }
    }

    @Test
    void groupsStayTogether() {
        List<Integer> groups = IntStream.range(0, 100).mapToObj(i -> i % 13).toList();

        Partition partition = Partition.byGroup(groups, 0.7, 5);

        isOneOfAll(partition, 100);
        List<Integer> training =
                Arrays.stream(partition.training()).mapToObj(groups::get).toList();
        List<Integer> heldOut =
                Arrays.stream(partition.heldOut()).mapToObj(groups::get).toList();
        assertThat(Collections.disjoint(training, heldOut)).isTrue();
        assertThat(training).hasSizeBetween(70, 78);
    }

    @Test
    void aSplitHasTheSamplesOfItsPartition() {
        Split split =
                new Counting(10).inTensors().split(Partition.folds(10, 5, 2).get(1));

        assertThat(split.heldOut().targets().toLongArray())
                .isEqualTo(split.heldOut().all().targets().toLongArray())
                .hasSize(2);
        assertThat(split.training().size()).isEqualTo(8);
    }

    @Test
    void whatWouldLeaveAPartEmptyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.folds(10, 1, 0))
                .withMessage("Partition: expected from 2 folds to as many as there are samples (10), got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.folds(10, 11, 0))
                .withMessageContaining("got 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.byGroup(List.of("x", "x", "x"), 0.5, 0))
                .withMessage(
                        "Partition: both parts need at least one of the 1 groups, but a fraction of 0.5 takes them all into the first; use a smaller one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.stratified(LABELS, 1, 0))
                .withMessageStartingWith("split: both parts need at least one of the 100 samples");
    }
}
