package dev.gradus.visualization.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private static PlaygroundSettings settings(String data, String penalty, double penaltyRate) {
        return new PlaygroundSettings(
                data,
                200,
                0.02,
                0.3,
                3,
                Features.COORDINATES,
                ImmutableList.of(6),
                "tanh",
                "adam",
                0.03,
                penalty,
                penaltyRate,
                16);
    }

    /** Without a hidden layer. */
    private static PlaygroundSettings flat(String data, String... inputs) {
        return new PlaygroundSettings(
                data,
                200,
                0.02,
                0.3,
                3,
                ImmutableList.copyOf(inputs),
                ImmutableList.of(),
                "tanh",
                "adam",
                0.03,
                "none",
                0,
                16);
    }

    private static Experiment after(int epochs, PlaygroundSettings settings) {
        Experiment experiment = new Experiment(settings, null);
        for (int i = 0; i < epochs * experiment.stepsPerEpoch(); i++) {
            experiment.step();
        }
        return experiment;
    }

    private static double size(Experiment experiment) {
        return experiment.network().weights().stream()
                .mapToDouble(weight -> weight.detach().square().sum().item())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"circles", "xor", "moons", "gaussians"})
    void aSmallNetworkLearnsTheEasyKinds(String data) {
        Progress end = after(200, settings(data, "none", 0)).progress();

        assertThat(end.test().accuracy()).isGreaterThan(0.9);
        assertThat(end.training().loss()).isLessThan(0.2);
        assertThat(end.epoch()).isEqualTo(199);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plane", "hills"})
    void aSmallNetworkLearnsNumbers(String data) {
        Progress end = after(300, settings(data, "none", 0)).progress();

        assertThat(end.test().loss()).isLessThan(0.03);
        assertThat(end.test().accuracy()).isNaN();
    }

    @Test
    void rightInputsMakeHiddenLayersNeedless() {
        PlaygroundSettings circles = flat("circles", "x₁²", "x₂²");
        PlaygroundSettings xor = flat("xor", "x₁x₂");

        assertThat(after(200, circles).progress().test().accuracy()).isGreaterThan(0.95);
        assertThat(after(200, xor).progress().test().accuracy()).isGreaterThan(0.95);
        assertThat(after(200, flat("xor", "x₁", "x₂")).progress().test().accuracy())
                .isLessThan(0.8);
    }

    @Test
    void theSameSettingsGiveTheSameBits() {
        PlaygroundSettings settings = settings("spiral", "L1", 0.001);

        assertThat(after(5, settings).progress()).isEqualTo(after(5, settings).progress());
    }

    @Test
    void aPenaltyMakesWeightsSmaller() {
        double free = size(after(60, settings("circles", "none", 0.01)));

        assertThat(size(after(60, settings("circles", "L2", 0.01)))).isLessThan(0.8 * free);
        assertThat(size(after(60, settings("circles", "L1", 0.01)))).isLessThan(0.8 * free);
    }

    @Test
    void rateAndPenaltyAreTakenOverAndOthersNeedAnotherExperiment() {
        Experiment experiment = after(1, settings("moons", "none", 0));
        PlaygroundSettings now = experiment.settings();
        PlaygroundSettings quicker = new PlaygroundSettings(
                now.data(),
                now.points(),
                now.noise(),
                now.testShare(),
                now.seed(),
                now.inputs(),
                now.layers(),
                now.activation(),
                now.optimizer(),
                0.5,
                "L2",
                0.1,
                8);

        assertThat(experiment.adopt(quicker)).isTrue();
        assertThat(experiment.learningRate()).isEqualTo(0.5);
        assertThat(experiment.settings()).isEqualTo(quicker);
        assertThat(experiment.adopt(settings("xor", "L2", 0.1))).isFalse();
        assertThat(experiment.settings()).isEqualTo(quicker);
    }

    @Test
    void aRateThatIsTooHighIsNoticed() {
        PlaygroundSettings wild = new PlaygroundSettings(
                "circles", 50, 0, 0.3, 1, Features.COORDINATES, ImmutableList.of(4, 4), "relu", "sgd", 10, "L2", 1, 16);

        assertThat(after(40, wild).isFinite()).isFalse();
        assertThat(after(1, settings("circles", "none", 0)).isFinite()).isTrue();
    }

    @Test
    void trainingAndTestPointsAreAllPointsDealtInTwo() {
        Experiment experiment = new Experiment(settings("xor", "none", 0), null);

        assertThat(experiment.test().count()).isEqualTo(60);
        assertThat(experiment.training().count()).isEqualTo(140);
    }
}
