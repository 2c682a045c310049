package dev.gradus.visualization.explain;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A layer of neurons as the tape has it: weighted sums z = W a + b, and the activation function after them. */
final class NeuronLayer {
    private static final int INPUT = 0;
    static final int WEIGHT = 1;
    static final int BIAS = 2;

    private final int number;
    private final TapeNode sums;
    private final @Nullable TapeNode activation;

    private NeuronLayer(int number, TapeNode sums, @Nullable TapeNode activation) {
        this.number = number;
        this.sums = sums;
        this.activation = activation;
    }

    /** All layers of neurons on a tape, in the order of the forward pass. */
    static List<NeuronLayer> on(Tape tape) {
        List<TapeNode> products = tape.nodes().stream()
                .filter(node -> node.operation().equals("linear"))
                .toList();
        return IntStream.range(0, products.size())
                .mapToObj(i -> new NeuronLayer(i + 1, products.get(i), activationOf(tape, products.get(i))))
                .toList();
    }

    /** The activation function that the sums go through, and through nothing else; null if that is not all there is. */
    private static @Nullable TapeNode activationOf(Tape tape, TapeNode sums) {
        List<TapeNode> users = tape.nodes().stream()
                .filter(node -> node.inputs().contains(sums))
                .toList();
        return users.size() == 1 && isActivation(users.get(0)) ? users.get(0) : null;
    }

    /** Whether it is a function of single elements; others, such as permute and softmax, are told as what they are. */
    private static boolean isActivation(TapeNode user) {
        return user.inputs().size() == 1
                && user.operandShape(0).equals(user.value().shape())
                && user.rule().filter(ElementwiseRule.class::isInstance).isPresent()
                && user.module().isPresent();
    }

    /** 1 for the first layer. */
    int number() {
        return number;
    }

    /** The path of the module that the sums belong to. */
    String path() {
        return sums.module().orElse("");
    }

    TapeNode sums() {
        return sums;
    }

    Optional<TapeNode> activation() {
        return Optional.ofNullable(activation);
    }

    /** What the layer gives to the next: the activations, or the sums themselves. */
    TapeNode output() {
        return activation == null ? sums : activation;
    }

    TapeNode input() {
        return sums.inputs().get(INPUT);
    }

    TapeNode weight() {
        return sums.inputs().get(WEIGHT);
    }

    Optional<TapeNode> bias() {
        return sums.inputs().size() > BIAS ? Optional.of(sums.inputs().get(BIAS)) : Optional.empty();
    }

    /** Whether a leaf is the layer's weight or bias. */
    boolean isParameter(TapeNode leaf) {
        return weight() == leaf || bias().filter(bias -> bias == leaf).isPresent();
    }

    int neurons() {
        return sums.value().width();
    }

    int inputs() {
        return weight().value().width();
    }

    /** The number of rows: samples, or samples times positions. */
    int rows() {
        return neurons() == 0 ? 0 : sums.value().size() / neurons();
    }

    double weight(int neuron, int input) {
        return weight().value().at(neuron * inputs() + input);
    }

    double z(int row, int neuron) {
        return sums.value().at(row * neurons() + neuron);
    }

    double a(int row, int neuron) {
        return output().value().at(row * neurons() + neuron);
    }

    /** Whether a gradient comes back to its sums; not if all weights here and before are frozen. */
    boolean isLearned() {
        return sums.hasGradient();
    }

    /** δ, if it {@link #isLearned}. */
    double delta(int row, int neuron) {
        return sums.gradient().at(row * neurons() + neuron);
    }

    double input(int row, int place) {
        return input().value().at(row * inputs() + place);
    }

    LayerFigures figures() {
        Tensor shape = sums.value().tensor();
        return new LayerFigures(
                path(),
                shape,
                output().value().tensor().reshape(shape.shape().toArray()),
                isLearned() ? sums.gradient().tensor() : Tensor.full(Double.NaN, DType.FLOAT64, shape.shape()));
    }
}
