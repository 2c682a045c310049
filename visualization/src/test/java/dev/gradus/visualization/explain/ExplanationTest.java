package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.ELU;
import dev.gradus.layers.GELU;
import dev.gradus.layers.MaxPool1d;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.page.PageLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    /** The network with one neuron in each layer that lecture notes begin with: w₁ = 0.3, b₁ = -0.2, w₂ = 0.4, b₂ = 0.1. */
    static Explanation smallest() {
        return smallest(parameters -> new SGD(parameters, 0.1));
    }

    private static Explanation smallest(Function<List<Parameter>, Optimizer> optimizer) {
        Sequential model = Sequential.of(new Dense(1, 1), new Sigmoid(), new Dense(1, 1), new Sigmoid());
        model.to(DType.FLOAT64);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            model.namedParameters().get("0.weight").fill(0.3);
            model.namedParameters().get("0.bias").fill(-0.2);
            model.namedParameters().get("2.weight").fill(0.4);
            model.namedParameters().get("2.bias").fill(0.1);
        }
        return Backpropagation.explain(
                model,
                new HalfSquaredError(),
                optimizer.apply(model.parameters()),
                Tensor.from(new double[][] {{1}}),
                Tensor.from(new double[][] {{0.5}}));
    }

    /** All four samples of the exclusive or. */
    static Explanation exclusiveOr() {
        Sequential model = Sequential.of(dense(2, 2), new Tanh(), dense(2, 1), new Sigmoid());
        model.to(DType.FLOAT64);
        return Backpropagation.explain(
                model,
                new MSELoss(),
                Tensor.from(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
                Tensor.from(new double[][] {{0}, {1}, {1}, {0}}));
    }

    private static Dense dense(int in, int out) {
        return new Dense(in, out, new FanInUniform(), new FanInUniform(in), new Generator(in * 10L + out));
    }

    static Explanation large() {
        Sequential model = Sequential.of(dense(30, 20), new ReLU(), dense(20, 10));
        return Backpropagation.explain(
                model,
                new CrossEntropyLoss(),
                new SGD(model.parameters(), 0.1).momentum(0.9),
                Tensor.randn(new Generator(1), 6, 30),
                Tensor.from(new long[] {0, 1, 2, 3, 4, 5}));
    }

    @Test
    void asText() {
        assertThat(smallest().toText())
                .contains("  z₁⁽¹⁾ = w₁₁⁽¹⁾·x₁ + b₁⁽¹⁾ = 0.3·1 − 0.2 = 0.1\n")
                .contains("  a₁⁽¹⁾ = σ(z₁⁽¹⁾) = σ(0.1) ≈ 0.52498\n")
                .contains("  z₁⁽²⁾ = w₁₁⁽²⁾·a₁⁽¹⁾ + b₁⁽²⁾ ≈ 0.4·0.52498 + 0.1 ≈ 0.30999\n")
                .contains("  u₁ = a₁⁽²⁾ − t ≈ 0.57688 − 0.5 ≈ 0.076883\n")
                .contains("  u₃ = u₂·0.5 ≈ 0.005911·0.5 ≈ 0.0029555\n")
                .contains("  ∂u₂/∂u₁ = 2·u₁ ≈ 2·0.076883 ≈ 0.15377\n")
                .contains("  ∂a₁⁽²⁾/∂z₁⁽²⁾ = a₁⁽²⁾·(1 − a₁⁽²⁾) ≈ 0.57688·(1 − 0.57688) ≈ 0.24409\n")
                .contains("  δ₁⁽²⁾ = ∂L/∂z₁⁽²⁾ = ∂L/∂a₁⁽²⁾·∂a₁⁽²⁾/∂z₁⁽²⁾ ≈ 0.076883·0.24409 ≈ 0.018766\n")
                .contains("  ∂L/∂w₁₁⁽²⁾ = δ₁⁽²⁾·a₁⁽¹⁾ ≈ 0.018766·0.52498 ≈ 0.0098519\n")
                .contains("  ∂L/∂a₁⁽¹⁾ = δ₁⁽²⁾·w₁₁⁽²⁾ ≈ 0.018766·0.4 ≈ 0.0075065\n")
                .contains("  w₁₁⁽²⁾ ← w₁₁⁽²⁾ − η·∂L/∂w₁₁⁽²⁾ ≈ 0.4 − 0.1·0.0098519 ≈ 0.39901\n");
    }

    @Test
    void theNumbersOfAdamWStandWhereItsSymbolsDo() {
        assertThat(smallest(parameters -> new AdamW(parameters, 0.1)).digits(3).toText())
                .contains("  w₁₁⁽²⁾ ← w₁₁⁽²⁾ − η·λ·w₁₁⁽²⁾ − η·(m̂ / (√v̂ + ε))")
                .contains("≈ 0.4 − 0.1·0.01·0.4 − 0.1·(0.00985 / (√(9.71·10⁻⁵) + 1·10⁻⁸))");
    }

    @Test
    void aMaskWithTheNumbersOfTheTargetIsNoTarget() {
        List<String> texts = IntStream.range(0, 8)
                .mapToObj(seed -> {
                    Generator.seedGlobal(seed);
                    Sequential model = Sequential.of(new Dense(1, 1), new Dropout(0.5));
                    Tensor two = Tensor.from(new float[][] {{2}}); // by which Dropout multiplies what it keeps
                    return Backpropagation.explain(model, new MSELoss(), Tensor.ones(1, 1), two)
                            .toText();
                })
                .toList();

        assertThat(texts).anySatisfy(text -> assertThat(text).contains("·2 "));
        assertThat(texts).allSatisfy(text -> assertThat(text).contains(" − t").doesNotContain("·t "));
    }

    @Test
    void ofEqualOnesInAWindowTheFirstIsToldToGetTheGradient() {
        Tensor x = Tensor.from(new double[][][] {{{3, 3, 1, 0}}}).requiresGrad(true);
        String text = Backpropagation.explain(() -> new MaxPool1d(4).apply(x).sum(), Map.of("x", x))
                .toText();

        assertThat(x.grad().toDoubleArray()).containsExactly(1, 0, 0, 0);
        assertThat(text)
                .containsPattern("of\\sequal\\sones\\sit\\sis\\sthe\\sfirst")
                .doesNotContain("share");
    }

    private static Stream<Arguments> inputsThatAreNoNumbers() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY)
                .flatMap(value -> Stream.of(
                        Arguments.of(value, new Tanh(), "tanh(z₁⁽¹⁾)"), Arguments.of(value, new ELU(), "elu(z₁⁽¹⁾)")));
    }

    @ParameterizedTest
    @MethodSource("inputsThatAreNoNumbers")
    void anInputThatIsNoNumberReachesOnlyItsOwnNeuron(double input, Layer activation, String formula) {
        Sequential model = Sequential.of(dense(2, 2), activation, dense(2, 2));
        Tensor x = Tensor.from(new float[][] {{(float) input, 1}});
        Explanation explanation = Backpropagation.explain(model, new MSELoss(), x, Tensor.ones(1, 2));

        assertThat(explanation.toText())
                .contains(
                        "  a₁⁽¹⁾ = " + formula,
                        "  δ₁⁽¹⁾ = ∂L/∂z₁⁽¹⁾ = ∂L/∂a₁⁽¹⁾·∂a₁⁽¹⁾/∂z₁⁽¹⁾ ",
                        "  L = (u₂‚₁ + u₂‚₂) / 2")
                .doesNotContain("∂a₂⁽¹⁾/∂z₁⁽¹⁾", "∂u₂‚₂/∂u₁‚₁");
        assertThat(explanation.toSvg()).contains("a₂⁽¹⁾");
    }

    @Test
    void anEmptyBatchIsRefused() {
        Sequential model = Sequential.of(dense(2, 1));
        Tensor inputs = Tensor.zeros(0, 2);
        Tensor targets = Tensor.zeros(0, 1);
        String message =
                "explanation: expected inputs of at least one sample, got the shape (0, 2) without any number; take a batch that is not empty";

        assertThatThrownBy(() -> Backpropagation.explain(model, new MSELoss(), inputs, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Backpropagation.explainRun(
                        model, new MSELoss(), new SGD(model.parameters(), 0.1), inputs, targets, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void noLineOfTextIsLongerThanATerminal() {
        assertThat(large().open("2", 3).toText().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void asMarkdown() {
        assertThat(smallest().toMarkdown())
                .startsWith("# Backpropagation, step by step\n")
                .contains("\n## Forward pass\n")
                .contains(
                        "\n```math\nz_{1}^{(1)} = w_{11}^{(1)} \\cdot x_{1} + b_{1}^{(1)} = 0.3 \\cdot 1 - 0.2 = 0.1\n```\n")
                .contains("| $w_{11}^{(1)}$ | $0.3$ | $0.001872$ | $0.001872$ |");
    }

    @Test
    void asLatex() {
        assertThat(smallest().toLatex())
                .startsWith(
                        "% For pdflatex, which finds the widths of tables in a second run. On Debian: apt-get install texlive-latex-base\n\\documentclass")
                .contains("\\section{Backward pass}")
                .contains(
                        "\\begin{align*}\nz_{1}^{(1)} &= w_{11}^{(1)} \\cdot x_{1} + b_{1}^{(1)} = 0.3 \\cdot 1 - 0.2 = 0.1 \\\\")
                .endsWith("\\end{document}\n");
    }

    @Test
    void asAPage() {
        assertThat(smallest().toHtml())
                .contains("<h2>Backward pass</h2>")
                .contains("<article id=\"neuron-1-1\"")
                .contains("<a href=\"#neuron-1-1\" class=\"neuron\"")
                .contains("<msubsup><mi>z</mi><mn>1</mn><mn>(1)</mn></msubsup>");
    }

    @Test
    void theNetworkIsDrawnInText() {
        assertThat(smallest().toText()).contains("""
                  Inputs
                  ┌────────┐
                  │ x₁ = 1 │
                  └────────┘
                       └───────────┐
                                   ▼
                  Layer 1
                  ┌────────────────────────────────┐
                  │ z₁⁽¹⁾ = 0.1                    │
                  │ a₁⁽¹⁾ ≈ 0.525                  │
                  │ δ₁⁽¹⁾ ≈ 0.001872               │
                  │ w₁₁⁽¹⁾ = 0.3  ∂L/∂w ≈ 0.001872 │
                  └────────────────────────────────┘
                                   │
                                   ▼
                  Layer 2
                """);
    }

    @Test
    void everySampleIsDrawnInEveryFormat() {
        Explanation explanation = exclusiveOr();

        assertThat(explanation.toText()).contains("Sample 1\n", "Sample 4\n", "│ x₁[4] = 1 │ │ x₂[4] = 1 │");
        assertThat(explanation.toLatex())
                .contains("\\textbf{Sample 1}", "\\textbf{Sample 4}", "\\shortstack{$x_{2}^{[4]} = 1$}")
                .containsPattern("\\\\begin\\{picture}(?s:.*\\\\begin\\{picture}){3}");
        assertThat(explanation.toSvg()).contains(">Sample 1<", ">Sample 4<", "x₂[4] = 1");
        assertThat(explanation.toHtml()).contains("<h3>Sample 1</h3>", "<h3>Sample 4</h3>", "x₂[4] = 1");
        assertThat(explanation.language(PageLanguage.RUSSIAN).toText()).contains("Пример 4\n");
    }

    @Test
    void ofVeryManySamplesTheFirstAreDrawn() {
        Sequential model = Sequential.of(dense(2, 2));
        Tensor x = Tensor.randn(new Generator(1), 20, 2);

        assertThat(Backpropagation.explain(model, new MSELoss(), x, x).toText())
                .contains("The first 16 of 20 samples are drawn.", "Sample 16\n")
                .doesNotContain("Sample 17\n");
    }

    @Test
    void markdownHasItsDrawingInAFileBesideIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my first (step).md");
        smallest().write(file);

        assertThat(Files.readString(file)).contains("](my%20first%20%28step%29.svg)");
        assertThat(folder.resolve("my first (step).svg"))
                .content()
                .startsWith("<svg")
                .contains("a₁⁽²⁾ ≈ 0.5769");
        assertThat(smallest().toMarkdown())
                .contains("as by write(Path.of(\"step.md\")), this document has it beside itself as step.svg.")
                .doesNotContain("![");
    }

    @Test
    void markdownWithoutADrawingHasNoFileBesideIt(@TempDir Path folder) throws IOException {
        large().write(folder.resolve("step.md"));

        assertThat(folder).isDirectoryNotContaining("glob:**.svg");
    }

    @Test
    void aMissingFolderIsMade(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lessons").resolve("first").resolve("step.txt");
        smallest().write(file);

        assertThat(file).content().startsWith("Backpropagation");
    }

    @Test
    void inRussian() {
        Explanation explanation = smallest().language(PageLanguage.RUSSIAN);

        assertThat(explanation.toText())
                .startsWith("Обратное распространение ошибки шаг за шагом\n")
                .contains(
                        "Прямой проход",
                        "Обратный проход",
                        "цепному правилу",
                        "локальную производную",
                        "Шаг оптимизатора");
        assertThat(explanation.toLatex()).contains("\\usepackage[T1,T2A]{fontenc}", "\\section{Прямой проход}");
        assertThat(explanation.toHtml()).contains("<html lang=\"ru\">");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        String name = "dev.gradus.visualization.explain.words";

        assertThat(ResourceBundle.getBundle(name, Locale.forLanguageTag("ru")).keySet())
                .isEqualTo(ResourceBundle.getBundle(name, Locale.forLanguageTag("en"))
                        .keySet());
    }

    @Test
    void withAllDigits() {
        assertThat(smallest().digits(17).toText())
                .contains("≈ 0.5249791874789399".replace("≈", "="), "0.018766348128625245");
    }

    @Test
    void underATitle() {
        assertThat(smallest().titled("One step").toText()).startsWith("One step\n════════\n");
    }

    @Test
    void ofAFunctionWherePathsMeet() {
        Tensor x = Tensor.scalar(1, DType.FLOAT64).requiresGrad(true);
        Tensor y = Tensor.scalar(2, DType.FLOAT64).requiresGrad(true);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        inputs.put("y", y);
        Explanation explanation = Backpropagation.explain(
                () -> x.square().add(x.mul(y)).add(x.add(y).square()), inputs);

        assertThat(explanation.loss()).isEqualTo(12);
        assertThat(explanation.parameters().get(0).gradient().item()).isEqualTo(10);
        assertThat(explanation.parameters().get(1).gradient().item()).isEqualTo(7);
        assertThat(explanation.toText())
                .contains("  u₅ = u₄² = 3² = 9\n", "  f = u₃ + u₅ = 3 + 9 = 12\n")
                .contains("  ∂f/∂x = ∂f/∂u₁·∂u₁/∂x + ∂f/∂u₂·∂u₂/∂x + ∂f/∂u₄·∂u₄/∂x = 1·2 + 1·2 + 6·1 = 10\n");
    }

    private static Sequential deep() {
        Sequential model =
                Sequential.of(new Dense(2, 2), new Sigmoid(), new Dense(2, 2), new Sigmoid(), new Dense(2, 1));
        model.to(DType.FLOAT64);
        return model;
    }

    private static void freeze(Sequential model, String... layers) {
        for (String layer : layers) {
            model.namedParameters().get(layer + ".weight").requiresGrad(false);
            model.namedParameters().get(layer + ".bias").requiresGrad(false);
        }
    }

    private static Explanation step(Sequential model) {
        return Backpropagation.explain(
                model, new MSELoss(), Tensor.from(new double[][] {{0.5, -1.2}}), Tensor.from(new double[][] {{0.3}}));
    }

    @Test
    void ofANetworkWhoseFrontIsFrozen() {
        Sequential model = deep();
        freeze(model, "0", "2");
        Explanation explanation = step(model);

        assertThat(explanation.toText())
                .contains(
                        "  z₁⁽¹⁾ = w₁₁⁽¹⁾·x₁ + w₁₂⁽¹⁾·x₂ + b₁⁽¹⁾",
                        "  a₂⁽²⁾ = σ(z₂⁽²⁾)",
                        "  z₁⁽³⁾ = w₁₁⁽³⁾·a₁⁽²⁾ + w₁₂⁽³⁾·a₂⁽²⁾ + b₁⁽³⁾")
                .contains(
                        "\nLayer 1 (module 0)\nNo gradient is taken here",
                        "\nLayer 2 (module 2)\nNo gradient is taken here")
                .doesNotContain("δ₁⁽¹⁾", "δ₁⁽²⁾", "∂L/∂w₁₁⁽¹⁾", "∂L/∂a", "∂L/∂x");
        assertThat(explanation.parameters()).extracting(ParameterFigures::name).containsExactly("4.weight", "4.bias");
        assertThat(explanation.layers().get(0).deltas().toDoubleArray()).containsOnly(Double.NaN);
        assertThat(explanation.toSvg()).contains("z₁⁽¹⁾").doesNotContain("δ₁⁽¹⁾");
        assertThat(explanation.open("0", 1).toText()).contains("Layer 1, neuron 2 in full (opened as 0:1)");
        assertThat(model.namedParameters().get("0.weight").hasGrad()).isFalse();
    }

    @Test
    void theFrozenFrontChangesNoGradient() {
        Sequential model = deep();
        freeze(model, "0");
        Explanation explanation = step(model);
        model.zeroGrad();
        new MSELoss()
                .apply(model.apply(Tensor.from(new double[][] {{0.5, -1.2}})), Tensor.from(new double[][] {{0.3}}))
                .backward();

        assertThat(explanation.parameters()).hasSize(4).allSatisfy(figures -> assertThat(
                        figures.gradient().toDoubleArray())
                .isEqualTo(model.namedParameters().get(figures.name()).grad().toDoubleArray()));
    }

    @Test
    void ofAFrozenLayerThatAGradientPasses() {
        Sequential model = deep();
        freeze(model, "2");

        assertThat(step(model).toText())
                .contains("\nLayer 2 (module 2)\nThe weights are frozen (requiresGrad(false)): the gradient passes")
                .contains("  δ₁⁽²⁾ = ∂L/∂z₁⁽²⁾", "  ∂L/∂w₁₁⁽¹⁾ = δ₁⁽¹⁾·x₁")
                .doesNotContain("∂L/∂w₁₁⁽²⁾");
    }

    @Test
    void ofWhatIsComputedBeforeTheFirstParameter() {
        Dense dense = new Dense(1, 1);
        Layer model = new Layer() {
            private final Dense last = child("last", dense);

            @Override
            public Tensor forward(Tensor x) {
                return last.apply(x.square());
            }
        };
        Tensor x = Tensor.from(new float[][] {{3}});

        assertThat(Backpropagation.explain(model, new MSELoss(), x, x).toText())
                .contains("\nThe model itself\n  u₁ = x₁² = 3² = 9\n", "  z₁⁽¹⁾ = w₁₁⁽¹⁾·u₁ + b₁⁽¹⁾")
                .contains("\nThe model itself\nNo gradient is taken here");
    }

    @Test
    void weightsThatLayersShareAreCalledAfterTheFirst() {
        Dense shared = dense(2, 2);
        Sequential model = Sequential.of(shared, new Tanh(), shared, dense(2, 1));
        model.to(DType.FLOAT64);
        String text = step(model).toText();

        assertThat(text)
                .contains(
                        "  z₁⁽¹⁾ = w₁₁⁽¹⁾·x₁ + w₁₂⁽¹⁾·x₂ + b₁⁽¹⁾",
                        "  z₁⁽²⁾ = w₁₁⁽¹⁾·a₁⁽¹⁾ + w₁₂⁽¹⁾·a₂⁽¹⁾ + b₁⁽¹⁾",
                        "  z₁⁽³⁾ = w₁₁⁽³⁾·")
                .contains("  ∂L/∂w₁₁⁽¹⁾ = δ₁⁽¹⁾·x₁ + δ₁⁽²⁾·a₁⁽¹⁾")
                .doesNotContain("w₁₁⁽²⁾", "b₁⁽²⁾");
    }

    @Test
    void theNumberOfASampleIsNotSaidToStandAbove() {
        assertThat(exclusiveOr().toText())
                .contains("z₁⁽¹⁾[2] = ", "A number in square brackets, such as [2], is that of the sample")
                .doesNotContain("upper index in square");
        assertThat(exclusiveOr().language(PageLanguage.RUSSIAN).toText())
                .contains("Число в квадратных скобках, например [2], — номер примера");
    }

    @Test
    void parametersHaveNoSamples() {
        Sequential model = Sequential.of(new Dense(2, 3), new BatchNorm1d(3), new Elementwise());
        Tensor x = Tensor.randn(new Generator(1), 3, 2);

        assertThat(Backpropagation.explain(model, new MSELoss(), x, Tensor.randn(new Generator(2), 3, 3))
                        .toText())
                .contains("1.weight₂", "2.weight₂₃", "∂L/∂1.bias₃")
                .doesNotContainPattern("(weight|bias)[₁-₃]*\\[");
    }

    /** A matrix of weights that has as many rows as there are samples. */
    private static final class Elementwise extends Layer {
        private final Parameter weight = parameter("weight", Tensor.ones(3, 3));

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(weight);
        }
    }

    @Test
    void namesOfAFunctionAreKeptForALinearOperation() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("X", Tensor.from(new double[][] {{1, 2}, {3, 4}}).requiresGrad(true));
        inputs.put("W", Tensor.from(new double[][] {{0.5, -1}}).requiresGrad(true));
        inputs.put("bias", Tensor.from(new double[] {0.5}).requiresGrad(true));
        Explanation explanation = Backpropagation.explain(
                () -> inputs.get("X")
                        .linear(inputs.get("W"), inputs.get("bias"))
                        .sum(),
                inputs);

        assertThat(explanation.toText())
                .contains("\nLayer 1\n", "= W₁₁·X₂₁ + W₁₂·X₂₂ + bias = 0.5·3 + (−1)·4 + 0.5 = −2\n")
                .contains("  ∂f/∂W₁₂ = δ₁⁽¹⁾[1]·X₁₂ + δ₁⁽¹⁾[2]·X₂₂ = 1·2 + 1·4 = 6\n", "  ∂f/∂X₂₁ = δ₁⁽¹⁾[2]·W₁₁");
        assertThat(explanation.toLatex()).contains("W_{11}", "\\mathrm{bias}", "X_{21}");
        assertThat(explanation.toHtml()).contains("<mi>W</mi>", "<mi>bias</mi>");
    }

    @Test
    void aLinearOperationMayBeTheResult() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("v", Tensor.from(new double[][] {{1, 2}}).requiresGrad(true));
        inputs.put("w", Tensor.from(new double[][] {{0.5, -1}}).requiresGrad(true));

        assertThat(Backpropagation.explain(() -> inputs.get("v").linear(inputs.get("w")), inputs)
                        .toText())
                .contains("  f = w₁₁·v₁₁ + w₁₂·v₁₂ = 0.5·1 + (−1)·2 = −1.5\n");
    }

    @Test
    void onlyAFunctionOfSingleElementsIsAnActivation() {
        Layer permuting = new Layer() {
            private final Dense dense = child("dense", new Dense(2, 2));

            @Override
            public Tensor forward(Tensor x) {
                return dense.apply(x).transpose(0, 1);
            }
        };
        Tensor x = Tensor.from(new float[][] {{1, 2}, {3, -1}});

        assertThat(Backpropagation.explain(permuting, new MSELoss(), x, x).toText())
                .contains("\nLayer 1 (module dense)\n", "  u₁‚₂[1] = z₁⁽¹⁾[2]")
                .doesNotContain("activation function");
        assertThat(Backpropagation.explain(Sequential.of(new Dense(2, 2), new Softmax(1)), new MSELoss(), x, x)
                        .toText())
                .contains("\nModule 1: Softmax(dim=1)\n", "  u₁‚₁[1] = exp(z₁⁽¹⁾[1]) / (exp(z₁⁽¹⁾[1]) + exp(z₂⁽¹⁾[1]))")
                .doesNotContain("activation function");
        assertThat(Backpropagation.explain(Sequential.of(new Dense(2, 2), new GELU()), new MSELoss(), x, x)
                        .toText())
                .contains("activation function: gelu");
    }

    @Test
    void theWayBackBeginsWithTheResult() {
        assertThat(smallest().toText())
                .contains("  ∂L/∂L = 1\n  ∂L/∂u₃ = 1\n  ∂u₃/∂u₂ = 0.5\n")
                .doesNotContain("∂L/∂L·");
    }

    @Test
    void aCrossEntropyIsToldByItsProbabilities() {
        Sequential model = Sequential.of(new Dense(1, 2));
        model.to(DType.FLOAT64);
        model.parameters().forEach(parameter -> Autograd.noGrad(() -> parameter.fill(0)));
        Explanation explanation = Backpropagation.explain(
                model, new CrossEntropyLoss(), Tensor.from(new double[][] {{1}, {2}}), Tensor.from(new long[] {0, 1}));

        assertThat(explanation.toText())
                .contains(
                        "  p₂[1] = exp(z₂⁽¹⁾[1]) / (exp(z₁⁽¹⁾[1]) + exp(z₂⁽¹⁾[1])) = exp(0) / (exp(0) + exp(0)) = 0.5\n")
                .contains("  u₁[1] = −ln(p₁[1]) = −ln(0.5) ≈ 0.69315\n")
                .contains("  ∂u₁[1]/∂z₁⁽¹⁾[1] = p₁[1] − 1 = 0.5 − 1 = −0.5\n")
                .contains("  ∂u₁[1]/∂z₂⁽¹⁾[1] = p₂[1] = 0.5\n")
                .contains("The softmax turns the scores (logits) into probabilities p");
    }

    @Test
    void aMatrixProductIsToldInBothDirections() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("A", Tensor.from(new double[][] {{1, 2}, {3, 4}}).requiresGrad(true));
        inputs.put("B", Tensor.from(new double[][] {{0.5, -1}, {2, 0.25}}).requiresGrad(true));

        assertThat(Backpropagation.explain(
                                () -> inputs.get("A").matmul(inputs.get("B")).sum(), inputs)
                        .toText())
                .contains("For C\n= A·B the gradients are products again: ∂f/∂A = ∂f/∂C·Bᵀ and ∂f/∂B = Aᵀ·∂f/∂C.")
                .contains("  u₁‚₁‚₂ = A₁₁·B₁₂ + A₁₂·B₂₂ = 1·(−1) + 2·0.25 = −0.5\n")
                .contains("  ∂f/∂B₁₁ = ∂f/∂u₁‚₁‚₁·A₁₁ + ∂f/∂u₁‚₂‚₁·A₂₁ = 1·1 + 1·3 = 4\n");
    }

    @Test
    void ofALargeNetwork() {
        String text = large().toText();

        assertThat(text)
                .contains("Layer by layer", "0 linear", "1 relu", "crossEntropy", "████", "0.weight", "95 %")
                .doesNotContain("w₁₁");
        assertThat(text.length()).isLessThan(8000);
        assertThat(large().language(PageLanguage.RUSSIAN).toText())
                .contains("Сколько градиента доходит до каждой операции", "СКЗ градиента", "только этот параметр");
    }

    @Test
    void statisticsOfALargeNetworkAreThoseOfItsNumbers() {
        Sequential model = Sequential.of(dense(30, 20), new ReLU(), dense(20, 10));
        Tensor weight = model.namedParameters().get("2.weight").detach().copy();
        Explanation explanation = Backpropagation.explain(
                model,
                new CrossEntropyLoss(),
                new SGD(model.parameters(), 0.1),
                Tensor.randn(new Generator(1), 6, 30),
                Tensor.from(new long[] {0, 1, 2, 3, 4, 5}));
        ParameterSummary summary = explanation.summaries().get(2);
        Tensor gradient = model.namedParameters().get("2.weight").grad();

        assertThat(summary.name()).isEqualTo("2.weight");
        assertThat(summary.before()).isEqualTo(Statistics.of(weight.toDoubleArray()));
        assertThat(summary.gradient().norm()).isEqualTo(gradient.norm().item(), within(1e-6));
        assertThat(summary.gradient().zeros())
                .isEqualTo(gradient.eq(0).to(DType.FLOAT64).mean().item(), within(1e-12));
        assertThat(summary.change().norm()).isEqualTo(0.1 * gradient.norm().item(), within(1e-6));
        assertThat(summary.largestDifference()).isLessThan(1e-3);
        assertThatThrownBy(explanation::parameters)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "explanation: of more than 150 parameters only statistics are kept; take summaries(), or open a neuron");
    }

    @Test
    void quantiles() {
        double[] numbers =
                IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();

        assertThat(Statistics.of(numbers))
                .isEqualTo(new Statistics(101, Math.sqrt(338350), 5, 25, 50, 75, 95, 1 / 101.0));
        assertThat(Statistics.of(3, -4).rootMeanSquare()).isEqualTo(Math.sqrt(12.5), within(1e-15));
        assertThat(Statistics.of()).isEqualTo(new Statistics(0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void theGradientFlowIsTheDrawingOfALargeNetwork() {
        assertThat(large().toSvg()).startsWith("<svg").contains("class=\"flow\"", ">crossEntropy<", ">0 linear<");
    }

    @Test
    void ofOneNeuronOfALargeNetwork() {
        assertThat(large().open("2", 3).toText())
                .contains(
                        "Layer 2, neuron 4 in full (opened as 2:3)",
                        "z₄⁽²⁾[1] = w₄‚₁⁽²⁾·a₁⁽¹⁾[1]",
                        "The first 4 of 6 samples")
                .contains("w₄‚₂₀⁽²⁾");
    }

    @Test
    void dropoutIsCheckedWithTheSameMask() {
        Sequential model = Sequential.of(new Dense(2, 8), new Dropout(0.5), new Dense(8, 1));
        model.to(DType.FLOAT64);
        Explanation explanation = Backpropagation.explain(
                model, new MSELoss(), Tensor.from(new double[][] {{1, 2}}), Tensor.from(new double[][] {{0.5}}));

        assertThat(explanation.parameters())
                .allSatisfy(figures -> assertThat(figures.largestDifference()).isLessThan(1e-8));
    }

    @Test
    void theNumericGradientSaysNothingAtAKink() {
        Sequential model = Sequential.of(dense(2, 3), new ReLU(), dense(3, 1));
        model.to(DType.FLOAT64);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            model.namedParameters().get("0.bias").fill(0);
        }
        Explanation explanation = Backpropagation.explain(
                model, new MSELoss(), Tensor.from(new double[][] {{0, 0}, {1, 0.5}}), Tensor.from(new double[][] {
                    {1}, {0}
                }));

        assertThat(explanation.parameters())
                .filteredOn(figures -> !figures.name().equals("0.bias"))
                .allSatisfy(figures -> assertThat(figures.kinks()).isEmpty())
                .allSatisfy(figures -> assertThat(figures.largestDifference()).isLessThan(1e-8));
        assertThat(explanation.parameters())
                .filteredOn(figures -> figures.name().equals("0.bias"))
                .allSatisfy(figures -> assertThat(figures.kinks()).containsExactly(0, 1, 2))
                .allSatisfy(figures -> assertThat(figures.largestDifference()).isNaN());
        assertThat(explanation.summaries().get(1).largestDifference()).isNaN();
        assertThat(explanation.toText()).containsPattern("b₃⁽¹⁾ .* differ\n").contains("this holds for 3 of 13");
        assertThat(explanation.language(PageLanguage.RUSSIAN).toText())
                .containsPattern("b₃⁽¹⁾ .* различны\n")
                .contains("Таких элементов 3 из 13 проверенных");
    }

    @Test
    void kinksOfALargeNetworkDoNotRefuteItsGradients() {
        Sequential model = Sequential.of(dense(784, 64), new ReLU(), dense(64, 10));
        Explanation explanation = Backpropagation.explain(
                model, new CrossEntropyLoss(), Tensor.randn(new Generator(1), 2, 784), Tensor.from(new long[] {3, 1}));

        assertThat(explanation.summaries())
                .allSatisfy(summary -> assertThat(summary.largestDifference()).isLessThan(5e-4))
                .anySatisfy(summary -> assertThat(summary.kinks()).isBetween(1, 10));
        assertThat(explanation.toText()).contains("slopes differ", "a largest difference leaves them out");
    }

    @Test
    void curvesHaveNoKinks() {
        Sequential model = Sequential.of(dense(784, 64), new Tanh(), dense(64, 10));
        Explanation explanation = Backpropagation.explain(
                model, new CrossEntropyLoss(), Tensor.randn(new Generator(1), 2, 784), Tensor.from(new long[] {3, 1}));

        assertThat(explanation.summaries())
                .allSatisfy(summary -> assertThat(summary.kinks()).isZero());
        assertThat(explanation.toText()).doesNotContain("slopes");
    }

    @Test
    void aRunIsTheSameAsAnyTrainingAndShownInATable() {
        Sequential explained = Sequential.of(dense(2, 2), new Tanh(), new Dropout(0.2), dense(2, 1));
        Sequential trained = Sequential.of(dense(2, 2), new Tanh(), new Dropout(0.2), dense(2, 1));
        Tensor x = Tensor.from(new float[][] {{1, 2}});
        Tensor t = Tensor.from(new float[][] {{0.5f}});
        Generator.seedGlobal(7);
        Explanation explanation =
                Backpropagation.explainRun(explained, new MSELoss(), new Adam(explained.parameters(), 0.01), x, t, 40);
        Generator.seedGlobal(7);
        Optimizer optimizer = new Adam(trained.parameters(), 0.01);
        for (int step = 0; step < 40; step++) {
            optimizer.zeroGrad();
            new MSELoss().apply(trained.apply(x), t).backward();
            optimizer.step();
        }

        List<StepFigures> run = explanation.run();
        assertThat(run)
                .extracting(StepFigures::steps)
                .containsExactly(0, 1, 2, 3, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40);
        assertThat(run.get(0).loss()).isEqualTo(explanation.loss());
        assertThat(run.get(1).parameters().get("0.weight").toDoubleArray())
                .isEqualTo(explanation.parameters().get(0).after().toDoubleArray());
        assertThat(run.get(13).parameters().get("3.weight").toDoubleArray())
                .isEqualTo(trained.namedParameters().get("3.weight").toDoubleArray());
        assertThat(explanation.toText())
                .contains("The steps that followed", "  steps  ", "w₁₁⁽¹⁾", "     40  ")
                .contains(Double.toString(run.get(13).loss()).substring(0, 5));
    }

    @Test
    void aRunOfALargeNetworkHasItsLosses() {
        Sequential model = Sequential.of(dense(20, 10));
        Tensor x = Tensor.randn(new Generator(1), 3, 20);

        Explanation explanation = Backpropagation.explainRun(
                model, new MSELoss(), new SGD(model.parameters(), 0.1), x, Tensor.zeros(3, 10), 2);

        assertThat(explanation.run()).hasSize(3).allSatisfy(row -> assertThat(row.parameters())
                .isEmpty());
        assertThat(explanation.toText()).contains("  steps  ");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100})
    void aRunShowsWhatIsNotFrozen(int inputs) {
        Sequential model = Sequential.of(dense(inputs, 4), new Tanh(), dense(4, 1));
        freeze(model, "0");
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            model.namedParameters().get("0.weight").fill(0.75);
            model.namedParameters().get("2.weight").fill(0.125);
        }
        Tensor x = Tensor.randn(new Generator(1), 1, inputs);

        Explanation explanation = Backpropagation.explainRun(
                model, new MSELoss(), new SGD(model.parameters(), 0.1), x, Tensor.zeros(1, 1), 3);

        assertThat(explanation.run()).hasSize(4).allSatisfy(row -> assertThat(row.parameters())
                .containsOnlyKeys("2.weight", "2.bias"));
        assertThat(explanation.toText().lines().dropWhile(line -> !line.startsWith("  steps  ")))
                .anySatisfy(head -> assertThat(head).contains("w₁₁⁽²⁾", "w₁₂⁽²⁾", "b₁⁽²⁾"))
                .anySatisfy(start -> assertThat(start).contains("0.125"))
                .noneSatisfy(row -> assertThat(row).contains("0.75"));
    }

    @Test
    void aRunHasAtLeastOneStep() {
        Sequential model = Sequential.of(new Dense(1, 1));
        Tensor x = Tensor.from(new float[][] {{1}});

        assertThatThrownBy(() ->
                        Backpropagation.explainRun(model, new MSELoss(), new SGD(model.parameters(), 0.1), x, x, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("explanation: a run takes at least 1 step, which is explained; got 0");
    }

    @Test
    void gradientsOfBeforeAreForgotten() {
        Sequential model = Sequential.of(new Dense(1, 1));
        Tensor x = Tensor.from(new float[][] {{1}});
        double[] first = Backpropagation.explain(model, new MSELoss(), x, x)
                .parameters()
                .get(0)
                .gradient()
                .toDoubleArray();
        double[] second = Backpropagation.explain(model, new MSELoss(), x, x)
                .parameters()
                .get(0)
                .gradient()
                .toDoubleArray();

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "md", "tex", "html", "svg"})
    void intoFiles(String ending, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("step." + ending);
        smallest().write(file);

        assertThat(Files.readString(file)).contains("0.0187");
    }

    @Test
    void anUnknownEndingIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("step.pdf");

        assertThatThrownBy(() -> smallest().write(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "explanation: the format is chosen by the file's ending, .html or .md or .svg or .tex or .txt; got '%s'"
                                .formatted(file));
    }

    @Test
    void neuronsThatAreNotThereAreRefused() {
        Explanation explanation = large();

        assertThatThrownBy(() -> explanation.open("1", 0))
                .hasMessage("explanation: there is no layer of neurons at '1'; there are '0', '2'");
        assertThatThrownBy(() -> explanation.open("2", 10))
                .hasMessage("explanation: the layer '2' has the neurons 0 to 9, got 10");
    }

    @Test
    void whatIsNoNetworkOfNeuronsIsNotDrawn() {
        Tensor x = Tensor.scalar(1, DType.FLOAT64).requiresGrad(true);
        Explanation explanation = Backpropagation.explain(x::square, Map.of("x", x));

        assertThatThrownBy(explanation::toSvg)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "explanation: only a chain of layers of at most 12 neurons can be drawn; take another format");
    }

    @Test
    void whatCannotBeExplainedIsRefused() {
        Sequential model = Sequential.of(new Dense(1, 1));
        Tensor x = Tensor.from(new float[][] {{1}, {2}});

        assertThatThrownBy(() -> Backpropagation.explain(model, new MSELoss().reduction(Reduction.NONE), x, x))
                .hasMessage(
                        "explanation: expected a loss of one number, got the shape (2, 1); take Reduction.MEAN or SUM");
        model.freeze();
        assertThatThrownBy(() -> Backpropagation.explain(model, new MSELoss(), x, x))
                .hasMessage("explanation: no gradient flows from the loss to any parameter; is the model frozen?");
        assertThatThrownBy(() -> Backpropagation.explain(x::sum, Map.of("x", x)))
                .hasMessage("explanation: x is no leaf that requires a gradient; call requiresGrad(true) on it before");
    }
}
