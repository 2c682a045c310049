package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Adamax;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import dev.gradus.visualization.page.PageLanguage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerStepTest {
    private static final Tensor INPUTS = Tensor.from(new double[][] {{0.5, -1.2}, {1.5, 0.3}, {-0.7, 0.9}});
    private static final Tensor TARGETS = Tensor.from(new double[][] {{0.2, 0.9}, {1, 0}, {0.4, 0.6}});
    private static final int SYMBOLS_NUMBERS_RESULT = 3;

    /** Steps in a row, which differ where the optimizer has nothing to remember in the first. */
    private static List<Explanation> steps(Function<List<Parameter>, Optimizer> maker) {
        Sequential model = Sequential.of(dense(), new Tanh(), dense());
        model.to(DType.FLOAT64);
        Optimizer optimizer = maker.apply(model.parameters());
        return Stream.generate(() -> Backpropagation.explain(model, new MSELoss(), optimizer, INPUTS, TARGETS))
                .limit(3)
                .toList();
    }

    private static Dense dense() {
        return new Dense(2, 2, new FanInUniform(), new FanInUniform(2), new Generator(22));
    }

    static Stream<Function<List<Parameter>, Optimizer>> optimizers() {
        return Stream.of(
                parameters -> new SGD(parameters, 0.1),
                parameters -> new SGD(parameters, 0.1).maximize(true),
                parameters -> new SGD(parameters, 0.1).weightDecay(0.02),
                parameters -> new SGD(parameters, 0.1).momentum(0.9),
                parameters ->
                        new SGD(parameters, 0.1).momentum(0.9).dampening(0.3).weightDecay(0.02),
                parameters -> new SGD(parameters, 0.1).momentum(0.9).nesterov(true),
                parameters -> new Adam(parameters, 0.1),
                parameters -> new Adam(parameters, 0.1).weightDecay(0.02),
                parameters -> new Adam(parameters, 0.1).amsgrad(true).maximize(true),
                parameters -> new AdamW(parameters, 0.1),
                parameters -> new AdamW(parameters, 0.1).amsgrad(true),
                parameters -> new RMSprop(parameters, 0.1),
                parameters -> new RMSprop(parameters, 0.1).weightDecay(0.02).maximize(true),
                parameters -> new RMSprop(parameters, 0.1).centered(true),
                parameters -> new RMSprop(parameters, 0.1)
                        .momentum(0.9)
                        .centered(true)
                        .weightDecay(0.02),
                parameters -> new Adamax(parameters, 0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyLetterIsExplainedInBothLanguages(Function<List<Parameter>, Optimizer> maker) {
        for (Explanation explanation : steps(maker)) {
            Set<Formula.Symbol> letters = new HashSet<>();
            equations(explanation).forEach(equation -> {
                addLetters(equation.left(), letters);
                equation.steps().forEach(step -> addLetters(step.right(), letters));
            });
            String english = legend(explanation);
            String russian = legend(explanation.language(PageLanguage.RUSSIAN));

            assertThat(letters).isNotEmpty().allSatisfy(letter -> {
                String name = plain(letter);
                assertThat(english).containsOnlyOnce(" " + name + " is ");
                assertThat(russian).containsOnlyOnce(" " + name + " — ");
            });
        }
    }

    /** The one paragraph in which there are letters. */
    private static String legend(Explanation explanation) {
        return blocks(explanation)
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).spans())
                .filter(spans -> spans.stream().anyMatch(Span.Typeset.class::isInstance))
                .map(spans -> spans.stream().map(OptimizerStepTest::plain).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String plain(Span span) {
        return span instanceof Span.Typeset math ? plain(math.formula()) : ((Span.Words) span).text();
    }

    private static String plain(Formula formula) {
        return new PlainNotation(new Digits(5, false)).of(formula);
    }

    private static Stream<Equation> equations(Explanation explanation) {
        return blocks(explanation).filter(Block.Equations.class::isInstance).flatMap(block -> ((Block.Equations) block)
                .equations().stream());
    }

    private static Stream<Block> blocks(Explanation explanation) {
        return explanation.document().sections().stream()
                .filter(section -> section.id().equals("update"))
                .flatMap(section -> section.blocks().stream());
    }

    /** Adds the letters of a formula, other than those of the passes. */
    private static void addLetters(Formula formula, Set<Formula.Symbol> letters) {
        if (formula instanceof Formula.Symbol symbol && !isParameter(symbol)) {
            letters.add(symbol);
        } else if (!(formula instanceof Formula.Derivative)) {
            parts(formula).forEach(part -> addLetters(part, letters));
        }
    }

    private static boolean isParameter(Formula formula) {
        return formula instanceof Formula.Symbol symbol && !symbol.sup().isEmpty();
    }

    private static List<Formula> parts(Formula formula) {
        if (formula instanceof Formula.Sum sum) {
            return sum.terms();
        }
        if (formula instanceof Formula.Product product) {
            return product.factors();
        }
        if (formula instanceof Formula.Minus minus) {
            return List.of(minus.of());
        }
        if (formula instanceof Formula.Fraction fraction) {
            return List.of(fraction.numerator(), fraction.denominator());
        }
        if (formula instanceof Formula.Power power) {
            return List.of(power.base(), power.exponent());
        }
        if (formula instanceof Formula.Root root) {
            return List.of(root.of());
        }
        return formula instanceof Formula.Call call ? call.arguments() : List.of();
    }

    /** As the legend says: line by line, a letter that was changed above has its new value, and else its old one. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void numbersStandWhereTheirLettersDo(Function<List<Parameter>, Optimizer> maker) {
        for (Explanation explanation : steps(maker)) {
            Map<Formula, Double> values = new HashMap<>();
            equations(explanation).forEach(equation -> {
                List<Equation.Step> steps = equation.steps();
                double result = ((Formula.Constant) steps.get(steps.size() - 1).right()).value();
                if (steps.size() == SYMBOLS_NUMBERS_RESULT) {
                    Formula numbers = steps.get(1).right();
                    compare(steps.get(0).right(), numbers, values);
                    assertThat(new Evaluation(Map.of()).of(numbers)).hasValueCloseTo(result, within(1e-9));
                }
                values.put(equation.left(), result);
                if (isParameter(equation.left())) {
                    values.clear();
                }
            });
        }
    }

    private static void compare(Formula symbols, Formula numbers, Map<Formula, Double> values) {
        boolean isLetter = symbols instanceof Formula.Symbol || symbols instanceof Formula.Derivative;
        if (isLetter) {
            assertThat(numbers).as(plain(symbols)).isInstanceOf(Formula.Constant.class);
            double value = ((Formula.Constant) numbers).value();
            assertThat(values.getOrDefault(symbols, value)).as(plain(symbols)).isCloseTo(value, within(1e-15));
            values.put(symbols, value);
        } else if (symbols instanceof Formula.Constant) {
            assertThat(numbers).isEqualTo(symbols);
        } else {
            assertThat(numbers).as(plain(symbols)).hasSameClassAs(symbols);
            assertThat(parts(numbers)).as(plain(symbols)).hasSameSizeAs(parts(symbols));
            for (int i = 0; i < parts(symbols).size(); i++) {
                compare(parts(symbols).get(i), parts(numbers).get(i), values);
            }
        }
    }

    @Test
    void rmsPropHasAFormulaOfItsOwn() {
        Explanation third = steps(parameters -> new RMSprop(parameters, 0.1)).get(2);
        Explanation centered = steps(
                        parameters -> new RMSprop(parameters, 0.1).momentum(0.9).centered(true))
                .get(2);

        assertThat(third.toText())
                .contains("  v ← α·v + (1 − α)·g² ≈ 0.99·", "  w₁₁⁽¹⁾ ← w₁₁⁽¹⁾ − η·(g / (√v + ε))")
                .doesNotContain("square avg");
        assertThat(third.toLatex()).contains("v &\\leftarrow \\alpha \\cdot v");
        assertThat(centered.toText())
                .contains(
                        "  m ← α·m + (1 − α)·g ≈ 0.99·",
                        "  s = max(0, v − m²) ≈ max(0, ",
                        "  d ← μ·d + g / (√s + ε)",
                        "  w₁₁⁽¹⁾ ← w₁₁⁽¹⁾ − η·d ≈ ");
    }

    @Test
    void theStepIsNotCalledAsTheTargetIs() {
        Explanation third = steps(parameters -> new Adam(parameters, 0.1)).get(2);

        assertThat(third.toText()).contains("m̂ = m / (1 − β₁ᵏ)", "(1 − 0.9³)").doesNotContain("ᵗ");
        assertThat(third.toLatex()).contains("\\beta_{1}^{k}").doesNotContain("\\beta_{1}^{t}");
        assertThat(third.toHtml()).contains("<mi>k</mi>");
    }
}
