package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.derivative;
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
            terms.add(symbols.bias(bias, neuron));
            numbers.add(number(bias.value().at(neuron)));
        });
        return Equation.of(symbols.z(layer, row, neuron))
                .is(Terms.sum(terms))
                .is(Terms.sum(numbers))
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
        Equation told = node.rule()
                .map(rule -> begun.is(rule.value(place, symbols.around(node)))
                        .is(rule.value(place, Elements.numbersOf(node))))
                .orElseGet(() -> begun.is(new Formula.Call(
                        node.operation(),
                        node.inputs().stream().<Formula>map(symbols::of).toList())));
        return told.is(node.value().at(place));
    }

    /** What comes up within an operation before its value. */
    List<Equation> inner(TapeNode node) {
        List<Equation> equations = new ArrayList<>();
        node.rule().ifPresent(rule -> {
            List<OperationRule.Inner> told = rule.inner(symbols.around(node));
            List<OperationRule.Inner> numbers = rule.inner(Elements.numbersOf(node));
            for (int i = 0; i < told.size(); i++) {
                equations.add(Equation.of(told.get(i).name())
                        .is(told.get(i).formula())
                        .is(numbers.get(i).formula())
                        .is(told.get(i).value()));
            }
        });
        return equations;
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
        layer.activation()
                .filter(node -> node != recording.tape().output())
                .ifPresent(node -> equations.addAll(gradient(node, place)));
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
        return terms.isEmpty() ? begun : begun.is(Terms.sum(terms)).is(Terms.sum(numbers));
    }

    private void addTerms(TapeNode.Use use, TapeNode node, int place, List<Formula> terms, List<Formula> numbers) {
        TapeNode user = use.by();
        NeuronLayer layer = layerOf(user);
        if (layer != null && user.inputs().get(0) == node && use.input() == 0) {
            int row = place / layer.inputs();
            int input = place % layer.inputs();
            for (int k = 0; k < layer.neurons(); k++) {
                terms.add(product(symbols.delta(layer, row, k), symbols.weight(layer, k, input)));
                numbers.add(product(number(layer.delta(row, k)), number(layer.weight(k, input))));
            }
        } else if (use.local().isPresent() && user == recording.tape().output()) {
            // The gradient from above is 1, and the local derivative itself is what comes back.
            for (Local.Effect effect : use.local().get().of(place)) {
                terms.add(derivativeOf(use, place, effect, symbols.around(user)));
                numbers.add(derivativeOf(use, place, effect, Elements.numbersOf(user)));
            }
        } else if (use.local().isPresent()) {
            for (Local.Effect effect : use.local().get().of(place)) {
                Formula factor = isTold(use)
                        ? derivative(symbols.element(user, effect.output()), symbols.element(node, place))
                        : derivativeOf(use, place, effect, symbols.around(user));
                Formula figure = isTold(use)
                        ? number(effect.derivative())
                        : derivativeOf(use, place, effect, Elements.numbersOf(user));
                boolean isOne = !isTold(use) && factor.equals(number(1));
                Formula gradient = symbols.gradient(symbols.element(user, effect.output()));
                Formula above = number(user.gradient().at(effect.output()));
                terms.add(isOne ? gradient : product(gradient, factor));
                numbers.add(isOne ? above : product(above, figure));
            }
        } else {
            terms.add(Formula.call(user.operation(), symbols.gradient(symbols.of(user))));
            numbers.add(number(use.contribution().at(place)));
        }
    }

    /**
     * Whether the local derivatives have equations of their own. They need none where they are simple factors, nor where
     * they are the gradient itself.
     */
    private boolean isTold(TapeNode.Use use) {
        boolean isFactor = use.by().rule().filter(OperationRule::isMultilinear).isPresent();
        return !isFactor && use.by() != recording.tape().output();
    }

    /** The formula of a local derivative, or its number where it has none. */
    private static Formula derivativeOf(TapeNode.Use use, int place, Local.Effect effect, Elements of) {
        return use.by()
                .rule()
                .flatMap(rule -> rule.derivative(effect.output(), use.input(), place, of))
                .orElse(number(effect.derivative()));
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
        node.uses().stream().filter(this::isTold).forEach(use -> use.local().ifPresent(local -> local.of(place)
                .forEach(effect -> equations.add(localDerivative(use, node, place, effect)))));
        return equations;
    }

    private Equation localDerivative(TapeNode.Use use, TapeNode node, int place, Local.Effect effect) {
        Formula moved = symbols.element(use.by(), effect.output());
        return Equation.of(derivative(moved, symbols.element(node, place)))
                .is(derivativeOf(use, place, effect, symbols.around(use.by())))
                .is(derivativeOf(use, place, effect, Elements.numbersOf(use.by())))
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
                symbols.bias(bias, neuron),
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
                .is(Terms.sum(terms))
                .is(Terms.sum(numbers))
                .is(parameter.gradient().at(place));
    }
}
