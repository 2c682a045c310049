package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.page.PageLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    /** The network with one neuron in each layer that lecture notes begin with: w₁ = 0.3, b₁ = -0.2, w₂ = 0.4, b₂ = 0.1. */
    static Explanation smallest() {
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
                new SGD(model.parameters(), 0.1),
                Tensor.from(new double[][] {{1}}),
                Tensor.from(new double[][] {{0.5}}));
    }

    static Explanation large() {
        Sequential model = Sequential.of(new Dense(30, 20), new ReLU(), new Dense(20, 10));
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
                .startsWith("\\documentclass")
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
        assertThat(explanation.toLatex()).contains("\\usepackage[T2A]{fontenc}", "\\section{Прямой проход}");
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

    @Test
    void ofALargeNetwork() {
        String text = large().toText();

        assertThat(text)
                .contains("Layer by layer", "0       linear", "1       relu", "crossEntropy", "████", "0.weight")
                .doesNotContain("w₁₁");
        assertThat(text.length()).isLessThan(6000);
    }

    @Test
    void ofOneNeuronOfALargeNetwork() {
        assertThat(large().open("2", 3).toText())
                .contains(
                        "Layer 2 (module 2), neuron 3 in full",
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
                .hasMessage("explanation: expected a file that ends in .txt, .md, .tex, .html or .svg, got " + file);
    }

    @Test
    void neuronsThatAreNotThereAreRefused() {
        Explanation explanation = large();

        assertThatThrownBy(() -> explanation.open("1", 0))
                .hasMessage("explanation: there is no layer of neurons at '1'; there are '0', '2'");
        assertThatThrownBy(() -> explanation.open("2", 10))
                .hasMessage("explanation: the layer '2' has the neurons 0 to 9, got 10");
        assertThatThrownBy(explanation::toSvg)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "explanation: only a chain of layers of at most 12 neurons can be drawn; open a neuron instead");
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
