package dev.gradus.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.Trainer;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Networks that really have the illness, and healthy ones. */
class HealthCheckTest {
    private static final int SAMPLES = 64;

    private final Tensor inputs = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, SAMPLES, 4);
    private final Tensor targets = inputs.sum(1).sin().unsqueeze(1);

    /** x Wᵀ + b with weights of a given size. */
    private static final class Linear extends Layer {
        private final Parameter weight;
        private final Parameter bias;

        Linear(int inputs, int outputs, double size, long seed) {
            weight = parameter(
                    "weight",
                    Tensor.normal(new Generator(seed), 0, size / Math.sqrt(inputs), DType.FLOAT64, outputs, inputs));
            bias = parameter("bias", Tensor.zeros(DType.FLOAT64, outputs));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.linear(weight, bias);
        }
    }

    private static final class ReLU extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.relu();
        }
    }

    private static final class Sigmoid extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.sigmoid();
        }
    }

    private static final class Chain extends Layer {
        private final List<Layer> layers = new ArrayList<>();

        Chain(Layer... parts) {
            for (Layer part : parts) {
                layers.add(child(Integer.toString(layers.size()), part));
            }
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor result = x;
            for (Layer layer : layers) {
                result = layer.apply(result);
            }
            return result;
        }
    }

    private static Chain healthy() {
        return new Chain(new Linear(4, 16, 1.4, 2), new ReLU(), new Linear(16, 1, 1, 3));
    }

    private static List<Finding> train(Layer model, Optimizer optimizer, int epochs, Tensor inputs, Tensor targets) {
        HealthCheck health = new HealthCheck().every(1);
        Trainer.of(model, new MSELoss(), optimizer)
                .epochs(epochs)
                .callback(health)
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(inputs, targets), 8));
        return health.findings();
    }

    private List<Finding> train(Layer model, double rate) {
        return train(model, new SGD(model.parameters(), rate), 3, inputs, targets);
    }

    private static Finding only(List<Finding> findings, Rule rule) {
        List<Finding> ofRule =
                findings.stream().filter(finding -> finding.rule() == rule).toList();
        assertThat(ofRule).as("%s among %s", rule, findings).isNotEmpty();
        Finding finding = ofRule.get(0);
        assertThat(finding).hasToString(finding.text() + "; " + rule.advice());
        assertThat(finding.source()).isEqualTo(rule.source()).isNotBlank();
        return finding;
    }

    @Test
    void healthyNetworksHaveNoFindings() {
        Chain sgd = healthy();
        Chain adam = healthy();
        assertThat(train(sgd, new SGD(sgd.parameters(), 0.01), 20, inputs, targets))
                .isEmpty();
        assertThat(train(adam, new Adam(adam.parameters(), 0.005), 20, inputs, targets))
                .isEmpty();
    }

    @Test
    void deadUnitsAreCounted() {
        Chain model = healthy();
        model.loadMatchingState(Map.of("0.bias", Tensor.full(-50, 16)));

        Finding finding = only(train(model, 0.001), Rule.DEAD_UNITS);

        assertThat(finding.place()).isEqualTo("model.1 (ReLU)");
        assertThat(finding.text())
                .isEqualTo(
                        "16 of the 16 units of model.1 (ReLU) were 0 for every sample of an epoch that was looked at");
        assertThat(finding.numbers()).containsEntry("dead", 16.0).containsEntry("share", 1.0);
    }

    @Test
    void aChannelOfImagesIsAUnit() {
        Layer channels = new Layer() {
            private final Parameter scale =
                    parameter("scale", Tensor.of(-1.0, -2, 1).reshape(1, 3, 1, 1));

            @Override
            public Tensor forward(Tensor x) {
                return x.mul(scale);
            }
        };
        Layer mean = new Layer() {
            @Override
            public Tensor forward(Tensor x) {
                return x.mean(1, 2, 3).unsqueeze(1);
            }
        };
        Chain model = new Chain(channels, new ReLU(), mean);
        Tensor images = Tensor.uniform(new Generator(4), 0.1, 1, DType.FLOAT64, SAMPLES, 1, 5, 5);

        Finding finding = only(train(model, new SGD(model.parameters(), 1e-3), 1, images, targets), Rule.DEAD_UNITS);

        assertThat(finding.text()).startsWith("2 of the 3 units of model.1 (ReLU)");
    }

    @Test
    void gradientsVanishInDeepSigmoidNetworks() {
        Layer[] layers = new Layer[17];
        for (int i = 0; i < 16; i += 2) {
            layers[i] = new Linear(4, 4, 0.5, i);
            layers[i + 1] = new Sigmoid();
        }
        layers[16] = new Linear(4, 1, 1, 16);

        Finding finding = only(train(new Chain(layers), 0.01), Rule.VANISHING_GRADIENT);

        assertThat(finding.place()).isEqualTo("0.weight");
        assertThat(finding.text()).startsWith("the gradient of 0.weight vanishes: its elements are ");
        assertThat(finding.numbers().get("gradient"))
                .isLessThan(1e-4 * finding.numbers().get("largest"));
    }

    @Test
    void gradientsExplodeWhereWeightsAreTooLarge() {
        Layer[] layers = new Layer[6];
        for (int i = 0; i < 5; i++) {
            layers[i] = new Linear(4, 4, 6, i);
        }
        layers[5] = new Linear(4, 1, 6, 5);

        Finding finding = only(train(new Chain(layers), 1e-12), Rule.EXPLODING_GRADIENT);

        assertThat(finding.place()).endsWith(".weight");
        assertThat(finding.text()).contains("explodes: its elements are ");
    }

    @Test
    void stepsThatAreTooLongAreNamed() {
        Chain model = healthy();

        Finding finding =
                only(train(model, new Adam(model.parameters(), 0.5), 3, inputs, targets), Rule.LEARNING_RATE_TOO_HIGH);

        assertThat(finding.place()).isEqualTo("0.weight");
        assertThat(finding.numbers().get("ratio")).isGreaterThan(0.1);
        assertThat(finding.text()).startsWith("each step changes 0.weight by ");
    }

    @Test
    void stepsThatAreTooLongAreNamedWhereGradientsAccumulate() {
        Chain model = healthy();
        HealthCheck health = new HealthCheck().every(4);
        Trainer.of(model, new MSELoss(), new Adam(model.parameters(), 0.5))
                .epochs(2)
                .accumulateGradients(4)
                .callback(health)
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(inputs, targets), 8));

        Finding finding = only(health.findings(), Rule.LEARNING_RATE_TOO_HIGH);
        assertThat(finding.place()).isEqualTo("0.weight");
    }

    @Test
    void stepsThatAreTooShortAreNamed() {
        Chain model = healthy();
        List<Finding> findings = train(model, new Adam(model.parameters(), 1e-9), 3, inputs, targets);

        assertThat(only(findings, Rule.LEARNING_RATE_TOO_LOW).numbers().get("ratio"))
                .isLessThan(1e-6);
    }

    @Test
    void inputsThatAreNotNormalisedAreNamed() {
        Tensor large = inputs.mul(Tensor.of(1.0, 1, 200, 1)).add(Tensor.of(0.0, 0, 500, 0));
        Chain model = healthy();
        Finding finding =
                only(train(model, new SGD(model.parameters(), 1e-9), 1, large, targets), Rule.INPUTS_NOT_NORMALISED);

        assertThat(finding.place()).isEqualTo("inputs");
        assertThat(finding.text())
                .startsWith("the inputs, those of feature 2 for one, have the mean 346 and the deviation 213");
    }

    @Test
    void whatNeverVariesIsNamedUnlessItIsABlackPixel() {
        Tensor constant = inputs.mul(Tensor.of(1.0, 0, 1, 0)).add(Tensor.of(0.0, 3, 0, 0));
        Chain model = healthy();
        List<Finding> findings = train(
                model,
                new SGD(model.parameters(), 0.01),
                1,
                constant,
                Tensor.full(2, SAMPLES, 1).to(DType.FLOAT64));

        assertThat(only(findings, Rule.CONSTANT_FEATURE).text())
                .isEqualTo("1 of 4 features are the same in all of 40 samples that were looked at: [1]");
        assertThat(only(findings, Rule.CONSTANT_TARGET).text())
                .isEqualTo("the targets of all 40 samples that were looked at are 2.0");
    }

    @Test
    void aLossThatStandsStillIsNamed() {
        Chain model = healthy();
        HealthCheck health = new HealthCheck().every(1);
        Trainer.of(model, new MSELoss(), new SGD(model.parameters(), 0))
                .epochs(12)
                .callback(health)
                .progress(Progress.off())
                .fit(DataLoader.fullBatch(new TensorDataset(inputs, targets)));

        assertThat(only(health.findings(), Rule.LOSS_STANDS_STILL).text())
                .startsWith("the loss of the first 10 batches that were looked at is ");
    }

    @Test
    void parametersWithoutAGradientAreNamed() {
        Layer model = new Layer() {
            private final Linear used = child("used", new Linear(4, 1, 1, 1));
            private final Linear forgotten = child("forgotten", new Linear(4, 1, 1, 2));

            @Override
            public Tensor forward(Tensor x) {
                return used.apply(x);
            }

            @Override
            protected Settings settings() {
                return Settings.of("forgotten", forgotten.toString());
            }
        };
        Finding finding = only(train(model, 0.01), Rule.NO_GRADIENT);

        assertThat(finding.text())
                .isEqualTo("2 parameters have had no gradient in 3 batches: forgotten.weight, forgotten.bias");
    }

    @Test
    void binaryTargetsThatAreNoProbabilitiesAreNamed() {
        Chain model = healthy();
        HealthCheck health = new HealthCheck();
        Tensor labels = inputs.narrow(1, 0, 1).sign().add(1);
        Trainer.of(model, new BCEWithLogitsLoss(), new SGD(model.parameters(), 0.01))
                .epochs(1)
                .callback(health)
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(inputs, labels), 8));

        assertThat(only(health.findings(), Rule.LABELS_OUT_OF_RANGE).text())
                .isEqualTo("the targets of BCEWithLogitsLoss go from 0.000 to 2.000, where they should be from 0 to 1");
        HealthCheck fine = new HealthCheck().watch(model, new BCEWithLogitsLoss());
        fine.beforeForward(new Batch(inputs, labels.gt(1).to(DType.FLOAT64)));
        assertThat(fine.findings()).isEmpty();
    }

    private List<Finding> ownLoop(boolean forgets, int accumulated) {
        Chain model = healthy();
        Optimizer optimizer = new SGD(model.parameters(), 0.01);
        HealthCheck health = new HealthCheck().every(3).watch(model, new MSELoss());
        int step = 0;
        for (int epoch = 0; epoch < 3; epoch++) {
            for (Batch batch : new DataLoader(new TensorDataset(inputs, targets), 8)) {
                health.beforeForward(batch);
                if (!forgets && step % accumulated == 0) {
                    optimizer.zeroGrad();
                }
                Tensor error = new MSELoss().apply(model.apply(batch.inputs()), batch.targets());
                error.backward();
                health.afterBackward(error.item());
                step++;
                if (step % accumulated == 0) {
                    optimizer.step();
                    health.afterStep();
                }
            }
            health.afterEpoch();
        }
        return health.findings();
    }

    @Test
    void aForgottenZeroGradIsSeenInALoopOfOnesOwn() {
        Finding finding = only(ownLoop(true, 1), Rule.GRADIENTS_PILE_UP);

        assertThat(finding.batch()).isEqualTo(4);
        assertThat(finding.text())
                .isEqualTo("gradients of the step before are still there when those of this batch arrive");
    }

    @Test
    void accumulatedGradientsAreNoMistake() {
        assertThat(ownLoop(false, 1)).isEmpty();
        assertThat(ownLoop(false, 2)).isEmpty();
        assertThat(ownLoop(false, 4)).isEmpty();
    }

    @Test
    void theLogWarnsOnceOfEachRuleAndTheListHasEveryPlace() {
        Logger logger = (Logger) LoggerFactory.getLogger(HealthCheck.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Chain model = healthy();
        List<Finding> findings;
        try {
            findings = train(model, new Adam(model.parameters(), 0.5), 1, inputs, targets);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(findings)
                .extracting(Finding::rule, Finding::place)
                .contains(
                        tuple(Rule.LEARNING_RATE_TOO_HIGH, "0.weight"), tuple(Rule.LEARNING_RATE_TOO_HIGH, "2.weight"))
                .doesNotHaveDuplicates();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN
                        && event.getFormattedMessage().contains(Rule.LEARNING_RATE_TOO_HIGH.advice()))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .isEqualTo("Training, batch 3: " + only(findings, Rule.LEARNING_RATE_TOO_HIGH)));
    }

    @Test
    void lookingChangesNoBit() {
        Chain watched = healthy();
        Chain alone = healthy();
        train(watched, 0.1);
        Trainer.of(alone, new MSELoss(), new SGD(alone.parameters(), 0.1))
                .epochs(3)
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(inputs, targets), 8));

        alone.stateDict().forEach((name, value) -> assertThat(
                        watched.stateDict().get(name).toDoubleArray())
                .isEqualTo(value.toDoubleArray()));
        watched.namedModules().values().forEach(module -> assertThat(module.hasForwardHooks())
                .isFalse());
    }

    @Test
    void misuseIsTold() {
        assertThatThrownBy(() -> new HealthCheck().beforeForward(new Batch(inputs, targets)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("HealthCheck: call watch(model, loss) before the loop");
        assertThatThrownBy(() -> new HealthCheck().every(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HealthCheck: every(...) counts batches from one look to the next, at least 1, got 0");
    }
}
