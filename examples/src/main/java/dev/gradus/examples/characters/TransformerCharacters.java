package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import dev.gradus.layers.AttentionMask;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Embedding;
import dev.gradus.layers.SinusoidalPositionalEncoding;
import dev.gradus.layers.TransformerEncoder;
import dev.gradus.layers.TransformerOptions;
import java.util.List;

/**
 * Reads with attention, which looks from each character back at the others of a window.
 *
 * @see <a href="https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf">Radford et al.
 *     2018: Improving language understanding by generative pre-training</a>, whose decoder without an encoder is the same
 *     as this encoder that is kept from looking ahead
 */
public final class TransformerCharacters extends CharacterModel {
    /** How many attentions work side by side in each layer. */
    public static final int HEADS = 4;

    private final int context;
    private final Embedding embedding;
    private final SinusoidalPositionalEncoding positions;
    private final Dropout dropout;
    private final TransformerEncoder encoder;
    private final Dense output;

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @param alphabet how many characters there are
     * @param context how far it looks back
     * @param size the length of a character's vector, divisible by the heads
     * @param layers how many layers there are
     * @param probability that of a number to be dropped in training
     */
    public TransformerCharacters(int alphabet, int context, int size, int layers, double probability) {
        this.context = context;
        embedding = child("embedding", new Embedding(alphabet, size));
        positions = child("positions", new SinusoidalPositionalEncoding(context, size).batchFirst(true));
        dropout = child("dropout", new Dropout(probability));
        encoder = child(
                "encoder",
                new TransformerEncoder(
                        new TransformerOptions(size, HEADS)
                                .feedForward(4 * size)
                                .dropout(probability)
                                .batchFirst(true)
                                .normFirst(true),
                        layers,
                        true));
        output = child("output", new Dense(size, alphabet));
    }

    @Override
    public Tensor forward(Tensor x) {
        return output.apply(encoder.apply(embedded(x), AttentionMask.causal(x.size(1))))
                .transpose(1, 2);
    }

    private Tensor embedded(Tensor x) {
        return dropout.apply(positions.apply(embedding.apply(x)));
    }

    /**
     * How much each head looks from each character of a text at each other one.
     *
     * @param text (steps), no longer than the context
     * @return for each layer (heads, steps, steps), rows looking at columns
     */
    public List<Tensor> attention(Tensor text) {
        AttentionMask mask = AttentionMask.causal(text.size(0));
        return encoder.attentionWeights(embedded(text.unsqueeze(0)), mask, false).stream()
                .map(weights -> weights.squeeze(0))
                .toList();
    }

    @Override
    public CharacterReader read() {
        return new CharacterReader() {
            private Tensor window = Tensor.of(new long[0]);

            @Override
            public Tensor next(long character) {
                Tensor longer = Tensor.cat(List.of(window, Tensor.of(character)), 0);
                int length = Math.min(longer.size(0), context);
                window = longer.narrow(0, longer.size(0) - length, length);
                return apply(window.unsqueeze(0)).select(2, length - 1).flatten();
            }
        };
    }
}
