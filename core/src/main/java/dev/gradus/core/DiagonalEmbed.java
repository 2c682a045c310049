package dev.gradus.core;

/** A tensor put into zeros as a diagonal: the reverse of {@link Diagonal}. */
final class DiagonalEmbed extends Computation {
    private final Diagonal diagonal;
    private final Shape target;

    DiagonalEmbed(Diagonal diagonal, Shape target) {
        super("diagonalEmbed");
        this.diagonal = diagonal;
        this.target = target;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return target;
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Layout.fill(output, 0);
        Layout.write(diagonal.view(output), inputs[0].denseArray());
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return diagonal.likewise(upstream);
    }
}
