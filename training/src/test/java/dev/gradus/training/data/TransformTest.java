package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.augmentation.GaussianNoise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformTest {
    private final Dataset ten = new Counting(10).inTensors();
    private final Dataset noisy = ten.augment(7, new GaussianNoise(1));

    private static List<Tensor> inputs(Iterable<Batch> loader) {
        List<Tensor> inputs = new ArrayList<>();
        loader.forEach(batch -> inputs.add(batch.inputs()));
        return inputs;
    }

    private static float[] noise(Dataset dataset, int index) {
        return dataset.get(index)
                .input()
                .sub(Tensor.of((float) index, 10f * index))
                .toFloatArray();
    }

    @Test
    void functionsOfInputsAndTargetsAreChained() {
        Dataset mapped =
                ten.mapInputs(x -> x.mul(2)).mapTargets(y -> y.oneHot(10)).mapInputs(x -> x.add(1));

        Batch batch = mapped.batch(3, 0);

        assertThat(batch.inputs().toFloatArray()).containsExactly(7, 61, 1, 1);
        assertThat(batch.targets().argmax(1, false).toLongArray()).containsExactly(3, 0);
        assertThat(mapped.size()).isEqualTo(10);
    }

    @Test
    void chanceDependsOnSeedEpochAndSampleAlone() {
        assertThat(noise(noisy, 3)).isEqualTo(noise(noisy, 3));
        assertThat(noise(noisy, 3)).isNotEqualTo(noise(noisy, 4));
        assertThat(noise(noisy, 3)).isNotEqualTo(noise(noisy.inEpoch(1), 3));
        assertThat(noise(noisy, 3)).isNotEqualTo(noise(ten.augment(8, new GaussianNoise(1)), 3));
        assertThat(noise(noisy.inEpoch(5), 3)).isEqualTo(noise(noisy.inEpoch(2).inEpoch(5), 3));
    }

    @Test
    void everyLoopOfALoaderChangesSamplesDifferently() {
        DataLoader loader = new DataLoader(noisy, 10);

        float[] first = inputs(loader).get(0).toFloatArray();
        assertThat(inputs(loader).get(0).toFloatArray()).isNotEqualTo(first);
        assertThat(inputs(new DataLoader(noisy, 10)).get(0).toFloatArray()).isEqualTo(first);
    }

    @Test
    void theEpochReachesWhatLiesBelowOtherViews() {
        Dataset views = noisy.mapInputs(x -> x.neg()).subset(4, 3);

        assertThat(views.inEpoch(2).get(1).input().toFloatArray())
                .isEqualTo(noisy.inEpoch(2).get(3).input().neg().toFloatArray());
        Dataset plain = ten.mapInputs(x -> x.neg()).subset(4, 3);
        assertThat(plain.inEpoch(2)).isSameAs(plain);
    }

    @Test
    void aRunThatGoesOnChangesSamplesAsIfItHadNeverStopped() {
        DataLoader whole = new DataLoader(noisy, 3).shuffle(1).workers(2);
        inputs(whole);
        var second = whole.iterator();
        second.next();
        LoaderState state = whole.state();

        DataLoader resumed = new DataLoader(noisy, 3).shuffle(9);
        resumed.restore(state);
        for (Batch batch : resumed) {
            assertThat(batch.inputs().toFloatArray())
                    .isEqualTo(second.next().inputs().toFloatArray());
        }
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void targetsAreHadWithoutBatches() {
        assertThat(new Counting(3).targets().toLongArray()).containsExactly(0, 1, 2);
        assertThat(ten.targets()).isSameAs(ten.all().targets());
        assertThat(ten.subset(5, 2).targets().toLongArray()).containsExactly(5, 2);
    }

    @Test
    void aLoaderHandsOutInputsAlone() {
        List<Float> sums = new ArrayList<>();
        for (Tensor inputs : new DataLoader(ten, 5).inputs()) {
            sums.add((float) inputs.sum().item());
        }

        assertThat(sums).containsExactly(110f, 385f);
    }
}
