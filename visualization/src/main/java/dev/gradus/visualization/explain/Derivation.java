package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.derivative;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The equations of single numbers: once with symbols, once with the numbers of the tape put in, and the result. */
final class Derivation {
    /** A sum of more terms is shortened in the middle. */
    private static final int MOST_TERMS = 12;

    private static final int FIRST_TERMS = 4;

    private final Recording recording;
    private final Symbols symbols;

    Derivation(Recording recording, Symbols symbols) {
        this.recording = recording;
        this.symbols = symbols;
    }

    // ---- forward

    /** z = Σ w x + b. */
    Equation sum(NeuronLayer layer, int row, int neuron) {
        List<Formula> terms = new ArrayList<>();
        List<Formula> numbers = new ArrayList<>();
        for (int i = 0; i < layer.inputs(); i++) {
            terms.add(product(symbols.weight(layer, neuron, i), symbols.input(layer, row, i)));
            numbers.add(product(number(layer.weight(neuron, i)), number(layer.input(row, i))));
        }
        layer.bias().ifPresent(bias -> {
            terms.add(symbols.bias(layer, neuron));
            numbers.add(number(bias.value().at(neuron)));
        });
        return Equation.of(symbols.z(layer, row, neuron))
                .is(shortened(terms))
                .is(shortened(numbers))
                .is(layer.z(row, neuron));
    }

    /** a = σ(z). */
    Equation activation(NeuronLayer layer, int row, int neuron) {
        TapeNode node = layer.activation().orElseThrow();
        return value(node, row * layer.neurons() + neuron);
    }

    /** An element of anything else that was computed. */
    Equation value(TapeNode node, int place) {
        Equation begun = Equation.of(symbols.element(node, place));
        double result = node.value().at(place);
        if (isReduction(node)) {
            return reduction(begun, node).is(result);
        }
        return joinsElements(node)
                ? begun.is(OperationFormulas.value(node.operation(), symbols.operands(node, place)))
                        .is(OperationFormulas.value(node.operation(), Symbols.numbers(node, place)))
                        .is(result)
                : begun.is(new Formula.Call(
                                node.operation(),
                                node.inputs().stream().<Formula>map(symbols::of).toList()))
                        .is(result);
    }

    private static boolean joinsElements(TapeNode node) {
        return OperationFormulas.joinsElements(node.operation())
                || (node.inputs().size() == 1 && isElementwise(node));
    }

    private static boolean isElementwise(TapeNode node) {
        TapeNode input = node.inputs().get(0);
        return input.uses().stream()
                .filter(use -> use.by() == node)
                .allMatch(use -> use.local() != null && use.local().isElementwise());
    }

    private static boolean isReduction(TapeNode node) {
        boolean isKnown = node.operation().equals("sum") || node.operation().equals("mean");
        return isKnown && node.value().size() == 1;
    }

    private Equation reduction(Equation begun, TapeNode node) {
        TapeNode input = node.inputs().get(0);
        List<Formula> terms = new ArrayList<>();
        List<Formula> numbers = new ArrayList<>();
        for (int i = 0; i < input.value().size(); i++) {
            terms.add(symbols.element(input, i));
            numbers.add(number(input.value().at(i)));
        }
        Formula count = number(terms.size());
        boolean isMean = node.operation().equals("mean") && terms.size() > 1;
        return isMean
                ? begun.is(fraction(shortened(terms), count)).is(fraction(shortened(numbers), count))
                : begun.is(shortened(terms)).is(shortened(numbers));
    }

    // ---- backward

    /** The local derivatives of all that used an element, and its gradient: their products with the gradients from above, summed. */
    List<Equation> gradient(TapeNode node, int place) {
        List<Equation> equations = localDerivatives(node, place);
        Formula element = symbols.element(node, place);
        equations.add(throughUses(Equation.of(symbols.gradient(element)), node, place)
                .is(node.gradient().at(place)));
        return equations;
    }

    /** δ = ∂L/∂z of a neuron. */
    List<Equation> delta(NeuronLayer layer, int row, int neuron) {
        int place = row * layer.neurons() + neuron;
        List<Equation> equations = new ArrayList<>();
        layer.activation().ifPresent(node -> equations.addAll(gradient(node, place)));
        equations.addAll(localDerivatives(layer.sums(), place));
        Formula delta = symbols.delta(layer, row, neuron);
        Equation begun = Equation.of(delta).is(symbols.gradient(symbols.z(layer, row, neuron)));
        equations.add(throughUses(begun, layer.sums(), place).is(layer.delta(row, neuron)));
        return equations;
    }

    private Equation throughUses(Equation begun, TapeNode node, int place) {
        List<Formula> terms = new ArrayList<>();
        List<Formula> numbers = new ArrayList<>();
        for (TapeNode.Use use : node.uses()) {
            addTerms(use, node, place, terms, numbers);
        }
        return terms.isEmpty() ? begun : begun.is(shortened(terms)).is(shortened(numbers));
    }

    private void addTerms(TapeNode.Use use, TapeNode node, int place, List<Formula> terms, List<Formula> numbers) {
        TapeNode user = use.by();
        NeuronLayer layer = layerOf(user);
        Local local = use.local();
        if (layer != null && user.inputs().get(0) == node && use.input() == 0) {
            int row = place / layer.inputs();
            int input = place % layer.inputs();
            for (int k = 0; k < layer.neurons(); k++) {
                terms.add(product(symbols.delta(layer, row, k), symbols.weight(layer, k, input)));
                numbers.add(product(number(layer.delta(row, k)), number(layer.weight(k, input))));
            }
        } else if (local != null) {
            for (Local.Effect effect : local.of(place)) {
                Formula moved = symbols.element(user, effect.output());
                terms.add(product(symbols.gradient(moved), derivative(moved, symbols.element(node, place))));
                numbers.add(product(number(user.gradient().at(effect.output())), number(effect.derivative())));
            }
        } else {
            terms.add(Formula.call(user.operation(), symbols.gradient(symbols.of(user))));
            numbers.add(number(use.contribution().at(place)));
        }
    }

    private @Nullable NeuronLayer layerOf(TapeNode product) {
        return recording.layers().stream()
                .filter(layer -> layer.sums() == product)
                .findFirst()
                .orElse(null);
    }

    /** Those that have a formula, with numbers put in; the others stand in the products as numbers. */
    private List<Equation> localDerivatives(TapeNode node, int place) {
        List<Equation> equations = new ArrayList<>();
        for (TapeNode.Use use : node.uses()) {
            TapeNode user = use.by();
            Local local = use.local();
            if (local == null) {
                continue;
            }
            for (Local.Effect effect : local.of(place)) {
                equations.add(localDerivative(node, place, use.input(), user, effect));
            }
        }
        return equations;
    }

    private Equation localDerivative(TapeNode node, int place, int input, TapeNode user, Local.Effect effect) {
        int output = effect.output();
        Formula moved = symbols.element(user, output);
        Equation begun = Equation.of(derivative(moved, symbols.element(node, place)));
        if (user.operation().equals("mean")
                && user.value().size() == 1
                && node.value().size() > 1) {
            return begun.is(fraction(number(1), number(node.value().size()))).is(effect.derivative());
        }
        if (!joinsElements(user)) {
            return begun.is(effect.derivative());
        }
        Equation formula = OperationFormulas.derivative(user.operation(), input, symbols.operands(user, output), moved)
                .map(begun::is)
                .orElse(begun);
        return OperationFormulas.derivative(
                        user.operation(),
                        input,
                        Symbols.numbers(user, output),
                        number(user.value().at(output)))
                .map(formula::is)
                .orElse(formula)
                .is(effect.derivative());
    }

    // ---- parameters

    /** ∂L/∂w = δ a, summed over the rows and over all layers that use it, and what comes through other uses. */
    Equation weightGradient(NeuronLayer layer, int neuron, int input) {
        return parameterGradient(
                symbols.weight(layer, neuron, input),
                layer.weight(),
                neuron * layer.inputs() + input,
                NeuronLayer.WEIGHT,
                (user, row) -> product(symbols.delta(user, row, neuron), symbols.input(user, row, input)),
                (user, row) -> product(number(user.delta(row, neuron)), number(user.input(row, input))));
    }

    /** ∂L/∂b = δ, summed in the same way. */
    Equation biasGradient(NeuronLayer layer, TapeNode bias, int neuron) {
        return parameterGradient(
                symbols.bias(layer, neuron),
                bias,
                neuron,
                NeuronLayer.BIAS,
                (user, row) -> symbols.delta(user, row, neuron),
                (user, row) -> number(user.delta(row, neuron)));
    }

    /**
     * The gradient of an element of a parameter.
     *
     * @param role its place among the inputs of a layer
     * @param term what a row of a layer adds, in symbols
     * @param figure the same in numbers
     */
    private Equation parameterGradient(
            Formula symbol,
            TapeNode parameter,
            int place,
            int role,
            BiFunction<NeuronLayer, Integer, Formula> term,
            BiFunction<NeuronLayer, Integer, Formula> figure) {
        List<Formula> terms = new ArrayList<>();
        List<Formula> numbers = new ArrayList<>();
        for (TapeNode.Use use : parameter.uses()) {
            NeuronLayer user = layerOf(use.by());
            if (user != null && use.input() == role) {
                for (int row = 0; row < user.rows(); row++) {
                    terms.add(term.apply(user, row));
                    numbers.add(figure.apply(user, row));
                }
            } else {
                addTerms(use, parameter, place, terms, numbers);
            }
        }
        return Equation.of(symbols.gradient(symbol))
                .is(shortened(terms))
                .is(shortened(numbers))
                .is(parameter.gradient().at(place));
    }

    private static Formula shortened(List<Formula> terms) {
        if (terms.size() <= MOST_TERMS) {
            return Formula.sum(terms);
        }
        List<Formula> shown = new ArrayList<>(terms.subList(0, FIRST_TERMS));
        shown.add(new Formula.Words("…"));
        shown.add(terms.get(terms.size() - 1));
        return Formula.sum(shown);
    }
}
