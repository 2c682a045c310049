package dev.gradus.visualization.explain.formula;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.derivative;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.square;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotationTest {
    private static final Digits DIGITS = new Digits(5, false);
    private static final Formula.Symbol WEIGHT = new Formula.Symbol("w", "12", "(1)");
    private static final Formula.Symbol SAMPLE = new Formula.Symbol("a", "1", "(2)[3]");

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of(
                        sum(product(WEIGHT, symbol("x")), number(-0.2)),
                        "w₁₂⁽¹⁾·x − 0.2",
                        "w_{12}^{(1)} \\cdot x - 0.2"),
                Arguments.of(
                        sum(product(number(-0.3), number(1.5)), product(number(-2), number(-1))),
                        "(−0.3)·1.5 + (−2)·(−1)",
                        "(-0.3) \\cdot 1.5 + (-2) \\cdot (-1)"),
                Arguments.of(product(symbol("y"), difference(number(1), symbol("y"))), "y·(1 − y)", "y \\cdot (1 - y)"),
                Arguments.of(difference(number(1), sum(number(2), number(3))), "1 − (2 + 3)", "1 - (2 + 3)"),
                Arguments.of(
                        product(fraction(number(1), number(2)), symbol("η")), "(1 / 2)·η", "\\frac{1}{2} \\cdot \\eta"),
                Arguments.of(
                        fraction(sum(number(1), number(2)), product(number(2), symbol("h"))),
                        "(1 + 2) / (2·h)",
                        "\\frac{1 + 2}{2 \\cdot h}"),
                Arguments.of(square(number(-1.2)), "(−1.2)²", "(-1.2)^{2}"),
                Arguments.of(square(number(1.5e-7)), "(1.5·10⁻⁷)²", "(1.5 \\cdot 10^{-7})^{2}"),
                Arguments.of(square(SAMPLE), "(a₁⁽²⁾[3])²", "\\left(a_{1}^{(2)[3]}\\right)^{2}"),
                Arguments.of(call("σ", number(0.25)), "σ(0.25)", "\\sigma(0.25)"),
                Arguments.of(call("softplus", symbol("x")), "softplus(x)", "\\operatorname{softplus}(x)"),
                Arguments.of(new Formula.Root(symbol("v̂")), "√v̂", "\\sqrt{\\hat{v}}"),
                Arguments.of(
                        derivative(symbol("L"), WEIGHT), "∂L/∂w₁₂⁽¹⁾", "\\frac{\\partial L}{\\partial w_{12}^{(1)}}"),
                Arguments.of(new Formula.Minus(square(symbol("y"))), "−y²", "-y^{2}"),
                Arguments.of(new Formula.Words("a & b"), "a & b", "\\text{a \\& b}"),
                Arguments.of(symbol("square avg"), "square avg", "\\mathrm{square avg}"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void linesAndLatex(Formula formula, String plain, String latex) {
        assertThat(new PlainNotation(DIGITS).of(formula)).isEqualTo(plain);
        assertThat(new LatexNotation(DIGITS).of(formula)).isEqualTo(latex);
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void mathMlIsWellFormed(Formula formula, String plain, String latex) throws Exception {
        String math = "<math>" + new MathMlNotation(DIGITS).of(formula) + "</math>";

        assertThat(javax.xml.parsers.DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(math.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTextContent())
                .isNotEmpty();
    }

    @Test
    void mathMl() {
        MathMlNotation notation = new MathMlNotation(DIGITS);

        assertThat(notation.of(fraction(number(-1), square(WEIGHT))))
                .isEqualTo(
                        "<mfrac><mrow><mrow><mo>−</mo><mn>1</mn></mrow></mrow><mrow><msup><mrow><msubsup><mi>w</mi>"
                                + "<mn>12</mn><mn>(1)</mn></msubsup></mrow><mrow><mrow><mn>2</mn></mrow></mrow></msup></mrow></mfrac>");
        assertThat(notation.of(new Formula.Words("a < b"))).isEqualTo("<mtext>a &lt; b</mtext>");
    }

    @Test
    void anEquationSaysWhereItWasRounded() {
        Equation equation = Equation.of(symbol("z"))
                .is(sum(symbol("x"), symbol("b")))
                .is(sum(number(0.5), number(1 / 3.0)))
                .is(0.5 + 1 / 3.0);

        assertThat(new PlainNotation(DIGITS).of(equation))
                .containsExactly("z", "= x + b", "≈ 0.5 + 0.33333", "≈ 0.83333");
        assertThat(new LatexNotation(new Digits(17, false)).of(equation))
                .containsExactly("z", "= x + b", "= 0.5 + 0.3333333333333333", "= 0.8333333333333333");
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        Equation equation = Equation.of(symbol("z")).is(symbol("b")).is(2).is(2);

        assertThat(new PlainNotation(DIGITS).of(equation)).containsExactly("z", "= b", "= 2");
        assertThat(new PlainNotation(DIGITS).of(Equation.of(symbol("w")).becomes(symbol("v"))))
                .containsExactly("w", "← v");
    }

    @Test
    void whatLooksTheSameIsNotSaidAgain() {
        double third = 1 / 3.0;
        Equation rounded = Equation.of(symbol("x̂")).is(third).is(Math.nextUp(third));
        Equation exact = Equation.of(symbol("u")).is(1).is(1 + 1e-9).is(1);
        Equation assigned = Equation.of(symbol("w")).becomes(number(2)).is(2 + 1e-9);
        PlainNotation notation = new PlainNotation(DIGITS);

        assertThat(notation.of(rounded)).containsExactly("x̂", "≈ 0.33333");
        assertThat(notation.of(exact)).containsExactly("u", "≈ 1");
        assertThat(notation.of(assigned)).containsExactly("w", "← 2");
        assertThat(new LatexNotation(DIGITS).of(rounded)).containsExactly("\\hat{x}", "\\approx 0.33333");
    }
}
