package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Reference;
import dev.gradus.examples.reference.TrainingRun;
import dev.gradus.examples.reference.WorkedExample;
import dev.gradus.visualization.explain.Explanation;
import dev.gradus.visualization.explain.LayerFigures;
import dev.gradus.visualization.explain.ParameterFigures;
import dev.gradus.visualization.explain.StepFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final String[] OWN = {"explain", "--layers=2,3,1", "--input=1,2", "--target=0.5"};

    static List<WorkedExample> examples() throws IOException {
        return Reference.load().examples();
    }

    private static ExampleRun own(String... more) {
        return ExampleRun.of(Stream.of(OWN, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFigureOfEveryStepIsThatOfTheReference(WorkedExample example) {
        Agreement agreement = new Agreement(1e-12);
        List<Explanation> steps = ExplainCommand.steps(example);
        for (int i = 0; i < steps.size(); i++) {
            WorkedExample.Step expected = example.steps().get(i);
            Explanation explanation = steps.get(i);
            agreement.check("E", explanation.loss(), expected.loss());
            agreement.check("z", rows(explanation, LayerFigures::sums), expected.z());
            agreement.check("a", rows(explanation, LayerFigures::activations), expected.a());
            agreement.check("δ", rows(explanation, LayerFigures::deltas), expected.delta());
            agreement.check("dE/dW", parameters(explanation, "weight", true), expected.weightGradients());
            agreement.check("dE/db", parameters(explanation, "bias", true), expected.biasGradients());
            agreement.check("W after", parameters(explanation, "weight", false), expected.weightsAfter());
            agreement.check("b after", parameters(explanation, "bias", false), expected.biasesAfter());
            assertThat(explanation.parameters()).allSatisfy(figures -> assertThat(figures.largestDifference())
                    .isLessThan(1e-9));
        }

        assertThat(agreement.holds()).as(agreement.toString()).isTrue();
        assertThat(steps).hasSameSizeAs(example.steps()).isNotEmpty();
    }

    static List<TrainingRun> runs() throws IOException {
        return Reference.load().trainingRuns();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theTrainingRunsOfTheNotesHaveTheLossesAndWeightsOfTheReference(TrainingRun run) {
        Agreement agreement = new Agreement(1e-12);
        Explanation explanation = ExplainCommand.run(run);
        Map<Integer, StepFigures> figures =
                explanation.run().stream().collect(Collectors.toMap(StepFigures::steps, Function.identity()));
        List<TrainingRun.Checkpoint> shown = run.checkpoints().stream()
                .filter(checkpoint -> figures.containsKey(checkpoint.epoch()))
                .toList();
        for (TrainingRun.Checkpoint checkpoint : shown) {
            StepFigures then = figures.get(checkpoint.epoch());
            agreement.check("E after " + checkpoint.epoch(), then.loss(), checkpoint.loss());
            agreement.check("o after " + checkpoint.epoch(), then.output().select(0, 0), checkpoint.o());
        }
        Map<String, Tensor> last = figures.get(run.epochs()).parameters();
        for (int layer = 1; layer <= run.finalWeights().size(); layer++) {
            agreement.check("W", last.get(layer + ".weight"), run.finalWeights().get(layer - 1));
            agreement.check("b", last.get(layer + ".bias"), run.finalBiases().get(layer - 1));
        }

        assertThat(agreement.holds()).as(agreement.toString()).isTrue();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(10);
        assertThat(explanation.toText())
                .contains("Backward pass", "The steps that followed", "\n  %5d  ".formatted(run.epochs()));
    }

    @Test
    void aTrainingRunIsOneDocument(@TempDir Path folder) throws IOException {
        ExampleRun run =
                ExampleRun.of("explain", "train-2-2-1", "--language=ru", "--format=markdown", "-o", folder.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(folder.resolve("train-2-2-1.md")).content().contains("Следующие шаги", "](train-2-2-1.svg)");
        assertThat(folder.resolve("train-2-2-1.svg")).exists();
    }

    @Test
    void severalStepsOfANetworkOfOnesOwn() {
        assertThat(own("--steps=30").output()).contains("The steps that followed", "\n     30  ");
    }

    private static List<Tensor> rows(
            Explanation explanation, java.util.function.Function<LayerFigures, Tensor> figure) {
        return explanation.layers().stream()
                .map(figure)
                .map(tensor -> tensor.reshape(tensor.size(1)))
                .toList();
    }

    private static List<Tensor> parameters(Explanation explanation, String kind, boolean isGradient) {
        return explanation.parameters().stream()
                .filter(figures -> figures.name().endsWith(kind))
                .map(figures -> isGradient ? figures.gradient() : figures.after())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theTextHasTheseFigures(WorkedExample example) {
        for (Explanation explanation : ExplainCommand.steps(example)) {
            String text = explanation.digits(17).toText();
            explanation.layers().stream()
                    .flatMap(layer -> Stream.of(layer.sums(), layer.activations(), layer.deltas()))
                    .flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubleArray()))
                    .map(Math::abs)
                    .filter(value -> value >= 1e-3)
                    .forEach(value ->
                            assertThat(text).contains(Double.toString(value).replaceAll("\\.0$", "")));
        }
    }

    @Test
    void theGraphOfTheNotes() throws IOException {
        for (Reference.Point point : Reference.load().graph().points()) {
            Explanation explanation = ExplainCommand.graph(point);

            assertThat(explanation.loss()).isEqualTo(point.f());
            assertThat(explanation.parameters())
                    .extracting(ParameterFigures::gradient)
                    .extracting(Tensor::item)
                    .containsExactly(point.dfDx(), point.dfDy());
        }
        assertThat(ExampleRun.of("explain", "graph").output())
                .contains("∂f/∂x = ∂f/∂u₁·∂u₁/∂x + ∂f/∂u₂·∂u₂/∂x + ∂f/∂u₄·∂u₄/∂x = 1·2 + 1·2 + 6·1 = 10");
    }

    @Test
    void theListNamesAllExamples() throws IOException {
        String text = ExampleRun.of("explain", "--list").output();

        assertThat(examples()).allSatisfy(example -> assertThat(text).contains(example.id()));
        assertThat(text)
                .contains(
                        "zero-init-1-1-1-1    2 steps",
                        "graph",
                        "train-2-2-2          the first of 2000 steps, and a table of the others");
    }

    @ParameterizedTest
    @CsvSource({"markdown, md", "latex, tex", "html, html", "svg, svg"})
    void filesOfEachFormat(String format, String ending, @TempDir Path folder) throws IOException {
        ExampleRun run =
                ExampleRun.of("explain", "mlp-2-3-2", "--language=ru", "--format=" + format, "-o", folder.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        Path file = folder.resolve("mlp-2-3-2." + ending);
        assertThat(run.output().strip()).isEqualTo(file.toString());
        assertThat(Files.readString(file)).contains("0.562");
    }

    @Test
    void stepsHaveFilesOfTheirOwn(@TempDir Path folder) {
        ExampleRun.of("explain", "zero-init-1-1-1-1", "--format=html", "-o", folder.toString());

        assertThat(folder.resolve("zero-init-1-1-1-1-step-1.html")).exists();
        assertThat(folder.resolve("zero-init-1-1-1-1-step-2.html")).exists();
    }

    @Test
    void aNetworkOfOnesOwn() {
        ExampleRun run = own("--optimizer=adam", "--activation=relu", "--output-activation=sigmoid", "--loss=bce");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("m ← β₁·m", "Dense(in=2, out=3)", "max(0, z₁⁽¹⁾)", "a₁⁽²⁾ = σ(z₁⁽²⁾)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop"})
    void everyOptimizer(String optimizer) {
        assertThat(own("--optimizer", optimizer).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mse", "half-squared", "l1", "huber", "bce-with-logits"})
    void everyLoss(String loss) {
        assertThat(own("--loss", loss).exitCode()).isZero();
    }

    @Test
    void classesForCrossEntropyAndSeveralSamples() {
        ExampleRun run =
                ExampleRun.of("explain", "--layers=2,3,3", "--input=1,2;0,1", "--target=2;0", "--loss=cross-entropy");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("u₁[1] = −ln(p₃[1])", "samples: 2");
    }

    @Test
    void aSavedModel(@TempDir Path folder) {
        ExampleRun.of(
                "train",
                Path.of("data", "iris.csv").toString(),
                "--target=species",
                "--epochs=1",
                "-o",
                folder.toString());
        ExampleRun run = ExampleRun.of(
                "explain",
                "--model=" + folder.resolve("model.safetensors"),
                "--input=5.1,3.5,1.4,0.2",
                "--target=0",
                "--loss=cross-entropy",
                "--open=1:3");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("neuron 4 in full (opened as 1:3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain | Explain what? An example of --list",
                "explain mlp-9 | There is no example 'mlp-9'; --list names them",
                "explain graph --layers=2,1 | An example and a network of one's own exclude each other",
                "explain --layers=2,1 --model=m | --layers and --model exclude each other",
                "explain --layers=2,1 | A network needs a sample: --input and --target",
                "explain --layers=2,1 --input=1,2 --target=1 --optimizer=none --steps=2 | --steps needs an --optimizer that changes the weights, got none",
                "explain --layers=2 | expected the inputs and the neurons of each layer such as 2,3,1, got '2'",
                "explain --layers=2,x | expected the inputs and the neurons of each layer such as 2,3,1, got '2,x'",
                "explain --layers=2,2 --loss=cross-entropy --input=1,2 --target=0,1 | --target: expected the number of a class, such as 2, for each sample, got '0.0,1.0'",
                "explain --layers=2,1 --input=1,a | expected numbers such as 1,2 or",
                "explain --layers=2,1 --input=1,2;3 | expected numbers such as 1,2 or",
                "explain --layers=2,1 --input=1 --target=1 | linear: expected 2 features",
                "explain graph --language=de | expected en or ru, got 'de'",
                "explain graph --digits=18 | numbers are shown with 1 to 17 significant digits, got 18",
                "explain graph --open=0 | expected the path of a layer and the number of a neuron such as 0:17, got '0'",
                "explain mlp-1-1-1 --open=7:0 | there is no layer of neurons at '7'; there are '1', '2'",
                "explain graph --format=svg -o target | only a chain of layers of at most 12 neurons can be drawn; take another format"
            })
    void whatIsWrongIsSaid(String line, String message) {
        ExampleRun run = ExampleRun.of(line.strip().split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--activation=relu",
                "--output-activation=relu",
                "--input=1,2",
                "--target=1",
                "--loss=mse",
                "--optimizer=adam",
                "--learning-rate=0.1",
                "--steps=1",
                "--seed=1"
            })
    void anOptionThatAnExampleHasNoUseForIsRefused(String option) {
        ExampleRun run = ExampleRun.of("explain", "mlp-2-3-2", option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "The example 'mlp-2-3-2' has its own network, sample, loss and step: leave out %s, or the example"
                                .formatted(option.replaceAll("=.*", "")));
    }

    @Test
    void allOptionsThatAnExampleHasNoUseForAreNamed() {
        assertThat(ExampleRun.of("explain", "train-2-2-1", "--steps=5", "--optimizer=adam", "--digits=3")
                        .errors())
                .contains("leave out --steps, --optimizer, or the example");
    }

    @Test
    void aMissingModelIsSaid() {
        ExampleRun run = ExampleRun.of("explain", "--model=nowhere.safetensors", "--input=1", "--target=1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("There is no file nowhere.safetensors. Train a model first, with ./gradus digits");
    }
}
