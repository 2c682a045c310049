package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRateFinderTest {
    private final Affine model = new Affine(1, 1, 5);

    /** Adds noise from the global generator and from one of its own. */
    private static final class Noise extends Layer {
        private final Generator own = generator("own", new Generator(8));

        @Override
        public Tensor forward(Tensor x) {
            return x.add(1e-3 * (Generator.global().nextDouble() + own.nextDouble()));
        }
    }

    @Test
    void everythingIsAsItWas() {
        Noise noise = new Noise();
        Chain chain = new Chain(model, noise);
        chain.eval();
        Optimizer optimizer = new Adam(chain.parameters(), 0.01);
        DataLoader loader = new DataLoader(LineData.points(50), 8).shuffle(3);
        DataLoader untouched = new DataLoader(LineData.points(50), 8).shuffle(3);
        for (Batch batch : loader) {
            chain.apply(batch.inputs()).sum().backward();
        }
        assertThat(inputs(untouched)).hasSize(7);
        optimizer.step();
        Map<String, Tensor> weights = chain.stateDict();
        var state = optimizer.stateDict();
        long[] global = Generator.global().state();
        long[] own = noise.own.state();

        LearningRateFinder.of(chain, new MSELoss(), optimizer).run(loader);

        weights.forEach((name, value) ->
                assertThat(chain.stateDict().get(name).toDoubleArray()).isEqualTo(value.toDoubleArray()));
        assertThat(optimizer.stateDict().numbers()).isEqualTo(state.numbers());
        state.tensors().forEach((name, value) -> assertThat(
                        optimizer.stateDict().tensors().get(name).toDoubleArray())
                .isEqualTo(value.toDoubleArray()));
        assertThat(Generator.global().state()).isEqualTo(global);
        assertThat(noise.own.state()).isEqualTo(own);
        assertThat(chain.isTraining()).isFalse();
        assertThat(model.weight.hasGrad()).isFalse();
        assertThat(inputs(loader)).isEqualTo(inputs(untouched));
        assertThat(inputs(loader)).isEqualTo(inputs(untouched));
    }

    private static List<List<Double>> inputs(DataLoader loader) {
        List<List<Double>> all = new ArrayList<>();
        for (Batch batch : loader) {
            all.add(Arrays.stream(batch.inputs().toDoubleArray()).boxed().toList());
        }
        return all;
    }

    @Test
    void theCurveFallsAndExplodesWhereItMust() {
        // The curvature of this loss is at most 2.5, so that rates above 0.8 must diverge, in theory and on the curve.
        LearningRateCurve curve = LearningRateFinder.of(model, new MSELoss(), new SGD(model.parameters(), 0.1))
                .between(1e-4, 100)
                .steps(300)
                .run(LineData.batch(50));

        assertThat(curve.points().get(0).learningRate()).isEqualTo(1e-4);
        assertThat(curve.points()).hasSizeLessThan(300);
        assertThat(curve.minimum()).isBetween(0.1, 5.0);
        assertThat(curve.tenthOfMinimum()).isEqualTo(curve.minimum() / 10);
        assertThat(curve.steepest()).isBetween(0.005, curve.minimum());
        assertThat(curve.points().get(0).loss()).isEqualTo(curve.points().get(0).smoothed());
    }

    @Test
    void theSameBatchesMakeTheSameCurve() {
        LearningRateFinder finder = LearningRateFinder.of(model, new MSELoss(), new SGD(model.parameters(), 0.1));

        assertThat(finder.run(LineData.batch(20))).isEqualTo(finder.run(LineData.batch(20)));
    }

    @Test
    void groupsKeepTheirProportions() {
        Affine second = new Affine(1, 1, 6);
        Optimizer optimizer =
                new SGD(new ParameterGroup(model.parameters(), 0.2), new ParameterGroup(second.parameters(), 0));
        Tensor[] seen = new Tensor[1];
        Chain chain = new Chain(model, second);
        second.registerForwardHook(
                (module, inputs, output) -> seen[0] = second.weight.detach().copy());

        LearningRateFinder.of(chain, new MSELoss(), optimizer)
                .steps(20)
                .between(1e-4, 0.1)
                .run(LineData.batch(20));

        assertThat(seen[0].item()).isEqualTo(second.weight.item());
        assertThat(optimizer.groups().get(0).learningRate()).isEqualTo(0.2);
        assertThat(optimizer.groups().get(1).learningRate()).isZero();
    }

    @Test
    void printsATable() {
        LearningRateCurve curve = new LearningRateCurve(List.of(
                new LearningRateCurve.Point(0.001, 3, 3),
                new LearningRateCurve.Point(0.01, 2, 2.5),
                new LearningRateCurve.Point(0.1, 0.5, 1),
                new LearningRateCurve.Point(1, 4, 3)));

        assertThat(curve.toString().lines())
                .containsExactly(
                        "learning rate        loss    smoothed",
                        "     1.00e-03       3.000       3.000",
                        "     1.00e-02       2.000       2.500",
                        "     1.00e-01      0.5000       1.000",
                        "     1.00e+00       4.000       3.000",
                        "steepest at 1.00e-02, a tenth of the minimum at 1.00e-02");
    }

    @Test
    void settingsAndDataAreChecked() {
        LearningRateFinder finder = LearningRateFinder.of(model, new MSELoss(), new SGD(model.parameters(), 0.1));

        assertThatThrownBy(() -> finder.between(0, 1))
                .hasMessage("LearningRateFinder: the rates must be 0 < low < high, both finite, got 0.0 and 1.0");
        assertThatThrownBy(() -> finder.steps(9))
                .hasMessage("LearningRateFinder: a curve needs at least 10 steps, got 9");
        assertThatThrownBy(() -> finder.smoothing(1))
                .hasMessage("LearningRateFinder: the smoothing must be from 0 to below 1, got 1.0");
        assertThatThrownBy(() -> finder.run(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LearningRateFinder: the data to train on has no batch");
        assertThatThrownBy(() -> finder.run(LineData.point(Double.NaN, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "LearningRateFinder: the loss is not finite from the first batch on, so that no learning rate can help; train with the Trainer, which tells where it comes from");
        assertThatThrownBy(() -> LearningRateFinder.of(
                                model, new MSELoss().reduction(Reduction.NONE), new SGD(model.parameters(), 0.1))
                        .run(LineData.batch(2)))
                .hasMessageContaining("the loss of a batch must be one number");
        assertThatThrownBy(() -> LearningRateFinder.of(model, new MSELoss(), new SGD(model.parameters(), 0))
                        .run(LineData.batch(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "LearningRateFinder: the optimizer's first group has the learning rate 0, to which the other groups have no proportion; set any other with setLearningRate");
    }

    @Test
    void noiseWhereNothingIsLearnedIsNotTheSteepestFall() {
        List<LearningRateCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            double exponent = -7 + i / 20.0;
            double noise = exponent < -3.5 ? 0.15 * Math.sin(i * i) : 0;
            // Falls by 1 around a rate of 1e-2, and rises from 1e-1 on.
            double loss = 2 - 1 / (1 + Math.exp(-6 * (exponent + 2))) + Math.max(0, exponent + 1) + noise;
            points.add(new LearningRateCurve.Point(Math.pow(10, exponent), loss, loss));
        }

        assertThat(new LearningRateCurve(points).steepest()).isBetween(5e-3, 2e-2);
    }
}
